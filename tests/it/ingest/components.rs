//! Markup inside Markdown: comments, components, HTML, marks of site generators.

use super::{RULES, check_positions, one, words};
use crosscheck::rules::RulePack;
use crosscheck::text::BlockKind;

/// The paragraphs of a file, each with single spaces.
#[track_caller]
fn check(name: &str, file: &str, expected: &[&str]) {
    let source = one(file, name);
    let found: Vec<String> = words(&source, BlockKind::Paragraph)
        .into_iter()
        .map(|block| block.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(found, expected, "{name}: {file}");
    if !file.contains(['&', '\\']) && !file.contains("<su") {
        check_positions(file, &source);
    }
}

#[track_caller]
fn check_directives(name: &str, file: &str, expected: &[(u32, &str)]) {
    let source = one(file, name);
    let found: Vec<(u32, &str)> =
        source.directives.iter().map(|found| (found.position.line, found.text.as_str())).collect();
    assert_eq!(found, expected, "{name}: {file}");
}

#[test]
fn comments_of_mdx_carry_waivers_as_those_of_html_do() {
    check_directives(
        "a.mdx",
        "{/* crosscheck: allow(N101) reason=\"x\" */}\n\nNine died.",
        &[(1, "allow(N101) reason=\"x\"")],
    );
    check_directives(
        "a.mdx",
        "Nine died.\n\n{/*\n  crosscheck: allow(N101)\n  reason=\"x\"\n*/}\n\nNine died.",
        &[(3, "allow(N101)\n  reason=\"x\"")],
    );
    check_directives("a.mdx", "Nine died. {/* crosscheck: allow(Q001) */}", &[(1, "allow(Q001)")]);
    check_directives("a.md", "{/* crosscheck: allow(Q001) */}\n\nNine died.", &[(1, "allow(Q001)")]);
    check_directives("a.mdx", "<!-- crosscheck: allow(Q001) -->\n\nNine died.", &[(1, "allow(Q001)")]);
    check_directives("a.md", "<!--\ncrosscheck: allow(Q001)\n-->\n\nNine died.", &[(1, "allow(Q001)")]);
    check_directives("a.md", "Nine died.\n\n```\n<!-- crosscheck: allow(Q001) -->\n```\n", &[]);
    check_directives("a.md", "Nine died.\n\n    <!-- crosscheck: allow(Q001) -->\n", &[]);
    check_directives("a.mdx", "Nine died, as `{/* crosscheck: allow(Q001) */}` says.", &[]);
    check_directives("a.mdx", "{/* a note */}\n\nNine died.", &[]);
}

#[test]
fn imports_exports_and_expressions_of_mdx_are_no_text() {
    check("a.mdx", "import Aside from './aside'\nimport {\n  One,\n  Two,\n} from 'x';\n\nNine died.", &["Nine died."]);
    check("a.mdx", "export const meta = {\n  deaths: 12,\n\n  town: 'Varn',\n}\n\nNine died.", &["Nine died."]);
    check("a.mdx", "export default function Page() {\n  return 12\n}\n\nNine died.", &["Nine died."]);
    check("a.mdx", "Nine died in {props.town} on Monday.", &["Nine died in on Monday."]);
    check("a.mdx", "{items.map(item => (\n  <li>{item.toll}</li>\n))}\n\nNine died.", &["Nine died."]);
    check("a.mdx", "Nine{' '}people died.", &["Nine people died."]);
    check(
        "a.mdx",
        "export figures fell by 9 percent.\n\nNine died.",
        &["export figures fell by 9 percent.", "Nine died."],
    );
    check("a.mdx", "import duties rose by 9 percent.", &["import duties rose by 9 percent."]);
    check("a.md", "import Aside from './aside'\n\nThe set {props.x} has nine.", &["The set {props.x} has nine."]);
}

#[test]
fn text_in_components_and_in_html_is_read() {
    for name in ["a.mdx", "a.md"] {
        check(name, "<Aside>Nine people died.</Aside>\n\nThe ferry sank.", &["Nine people died.", "The ferry sank."]);
        check(name, "<Aside type=\"note\">\n\n  Nine **people** died.\n\n</Aside>", &["Nine people died."]);
        check(name, "<Aside\n  type=\"note\"\n>\n    Nine people died.\n</Aside>", &["Nine people died."]);
        check(
            name,
            "Nine died.\n\n<Figure caption=\"Twelve died > here\" src=\"a.jpg\" />\n\nIt sank.",
            &["Nine died.", "It sank."],
        );
        check(
            name,
            "<div class=\"box\">\n  <p>Nine people died.</p>\n  <p>Two swam.</p>\n</div>\n",
            &["Nine people died.", "Two swam."],
        );
        check(
            name,
            "<details>\n<summary>The toll rose on Monday.</summary>\n\nNine people died.\n\n</details>",
            &["The toll rose on Monday.", "Nine people died."],
        );
        check(name, "<aside>Nine <b>people</b> died.</aside>", &["Nine people died."]);
        check(
            name,
            "<div>\n<script>var nine = 12;</script>\n<style>p { top: 9px }</style>\n<p>Nine died.</p></div>",
            &["Nine died."],
        );
        check(name, "Nine <Term id=\"x\">people</Term> died\non <em>Monday</em>.", &["Nine people died on Monday."]);
        check(name, "The ferry sank.\n\n<!-- Twelve\n\ndied -->\n\nNine died.", &["The ferry sank.", "Nine died."]);
        check(name, "Nine died, <del>twelve</del> ~~eleven~~ at most.", &["Nine died, at most."]);
        check(
            name,
            "Nine died <https://varn.example/a> on Monday, desk@varn.example said.",
            &["Nine died https://varn.example/a on Monday, desk@varn.example said."],
        );
        check(name, "```html\n<div>\nTwelve died.\n```\n\nNine died.", &["Nine died."]);
    }
    check("a.mdx", "<Tabs>\n    <Tab>\n        Nine people died.\n    </Tab>\n</Tabs>", &["Nine people died."]);
    check("a.md", "The fare fell < 5 crowns, and 3 > 2.", &["The fare fell < 5 crowns, and 3 > 2."]);
}

#[test]
fn marks_of_site_generators_are_no_text() {
    check(
        "a.md",
        "Nine died.\n\n{{< figure src=\"x.jpg\" caption=\"Twelve died\" >}}\n\nIt sank.",
        &["Nine died.", "It sank."],
    );
    check("a.md", "{{% notice tip %}}\nNine people died.\n{{% /notice %}}", &["Nine people died."]);
    check("a.md", "{% include figure.html toll=12 %}\n\nNine died.", &["Nine died."]);
    check("a.md", "{% comment %}\nTwelve died.\n\nAll of them.\n{% endcomment %}\n\nNine died.", &["Nine died."]);
    check("a.md", "{{/* Twelve died. */}}\n\nNine died.\n{: .lead}", &["Nine died."]);
    check("a.md", "{{< figure\n  src=\"x.jpg\"\n  caption=\"y\"\n>}}\nNine died.", &["Nine died."]);
    check("a.md", "Write {% raw %}{{ name }}{% endraw %} there.", &["Write {{ name }} there."]);
    // What only looks like a mark.
    check(
        "a.md",
        "The set {{1, 2}, {3}} has two members, {a} one.",
        &["The set {{1, 2}, {3}} has two members, {a} one."],
    );
    check("a.md", "Nine {{died on Monday.\n\nIt sank}} there.", &["Nine {{died on Monday.", "It sank}} there."]);
    check("a.md", "{Editor's note} Nine died.", &["{Editor's note} Nine died."]);
    check("a.md", "Nine died.\n\n+++\n\nIt sank.", &["Nine died.", "+++", "It sank."]);
}

#[test]
fn marks_of_site_generators_read_as_their_rule_file_says() {
    let rules = RULES.get_or_init(RulePack::builtin);
    assert!(rules.ingest.templates.examples.len() > 5, "the rule file has examples");
    for (file, expected) in &rules.ingest.templates.examples {
        assert_eq!(one(file, "a.md").text.trim(), expected, "{file}");
    }
}

#[test]
fn a_raised_figure_in_markdown_joins_no_number() {
    for (file, wrong) in [
        ("There were 84<sup>1</sup> people.", "841"),
        ("There were 30<sup>[2]</sup> people.", "302"),
        ("It cost 2<sub>3</sub> million.", "23"),
        ("There were 84[^1] people.\n\n[^1]: The count of Monday.", "841"),
    ] {
        for name in ["a.md", "a.mdx"] {
            let text = one(file, name).text;
            assert!(!text.contains(wrong) && !text.contains('<'), "{file} reads {text:?}");
        }
    }
    assert_eq!(one("On the 13<sup>th</sup> nine died.", "a.md").text.trim(), "On the 13th nine died.");
}

#[test]
fn hostile_markdown_takes_time_in_proportion_to_its_length() {
    for unit in [
        "{{",
        "{% ",
        "<",
        "<a ",
        "<a \"",
        "<div>",
        "</div>",
        "{",
        "`",
        "{/*",
        "<!--",
        "{{< x ",
        "```` ` ",
        "<a {",
        "export const a = {\n\n",
    ] {
        let file = format!("Nine people died.\n\n{}", unit.repeat(60_000 / unit.len()));
        for name in ["a.md", "a.mdx"] {
            let text = one(&file, name).text;
            assert!(text.starts_with("Nine people died."), "{unit}");
        }
    }
}
