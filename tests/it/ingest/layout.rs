//! Text as a page lays it out, copied from PDF: it is read in its order, its words whole; other text is left alone.

use super::{RULES, check_kinds, check_positions, one, words};
use crosscheck::rules::RulePack;
use crosscheck::text::BlockKind;

/// A paragraph as it reads: with a space for every line end.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check_read(text: &str, expected: &[&str]) {
    let source = one(text, "a.txt");
    let found: Vec<String> = words(&source, BlockKind::Paragraph).into_iter().map(flat).collect();
    assert_eq!(found, expected, "paragraphs of {text:?}");
    check_positions(text, &source);
}

#[test]
fn what_a_page_divides_or_raises_reads_as_its_rule_file_says() {
    let rules = RULES.get_or_init(RulePack::builtin);
    assert!(rules.ingest.layout.examples.len() >= 10, "the rule file has examples");
    for (text, expected) in &rules.ingest.layout.examples {
        assert_eq!(&one(text, "a.txt").text, expected);
    }
}

#[test]
fn words_and_figures_divided_at_line_ends_are_whole() {
    for (written, expected) in [
        ("four-\nteen faults", "fourteen faults"),
        ("$12 mil-\nlion in all", "$12 million in all"),
        ("some 2,-\n300 of them", "some 2,300 of them"),
        ("in 2.-\n5 million homes", "in 2.5 million homes"),
        ("the govern-\nment of Varn", "the government of Varn"),
        ("were evacu-\nated", "were evacuated"),
        ("un-\nlawful", "unlawful"),
        ("fif-\nty-five homes", "fifty-five homes"),
        ("Mayor Ade-\nyemi", "Mayor Adeyemi"),
        ("THE GOVERN-\nMENT", "THE GOVERNMENT"),
        ("twenty-\nfive boats", "twenty-five boats"),
        ("a well-\nknown man", "a well-known man"),
        ("a two-\nyear plan", "a two-year plan"),
        ("a 12-\nyear-old boy", "a 12-year-old boy"),
        ("the 2010-\n11 season", "the 2010-11 season"),
        ("Ruth Smith-\nJones", "Ruth Smith-Jones"),
        ("state-of-the-\nart gates", "state-of-the-art gates"),
        ("of COVID-\n19 there", "of COVID-19 there"),
        ("one- or two-\nroom flats", "one- or two-room flats"),
    ] {
        let text = format!(
            "Dam inquiry finds faults\n\nThe inquiry at Harrow told of {written}, the commission said on Monday.\n\nIt rained in the night.\n"
        );
        let whole = format!("The inquiry at Harrow told of {expected}, the commission said on Monday.");
        check_read(&text, &[&whole, "It rained in the night."]);
    }
}

#[test]
fn a_word_that_the_text_has_elsewhere_decides_how_a_divided_one_is_read() {
    check_read(
        "The re-\nsort at Varn is shut, the mayor told us.\n\nNo resort is left open, the mayor told us.\n",
        &["The resort at Varn is shut, the mayor told us.", "No resort is left open, the mayor told us."],
    );
    check_read(
        "The Kelm-\nworth dam broke, the mayor told us.\n\nIn old Kelmworth nobody slept on Monday.\n",
        &["The Kelmworth dam broke, the mayor told us.", "In old Kelmworth nobody slept on Monday."],
    );
}

#[test]
fn headers_and_footers_of_pages_stand_in_no_sentence() {
    use BlockKind::{Boilerplate, Paragraph};
    for [first, second] in [
        ["HARROW DAM COMMISSION          Page 1 of 2", "HARROW DAM COMMISSION          Page 2 of 2"],
        ["Harrow Weekly | page 11", "Harrow Weekly | page 12"],
        ["4     Inquiry of the Dam", "5     Inquiry of the Dam"],
        ["Page 1", "Page 2"],
        ["Report 7 of 2019, sheet 1", "Report 7 of 2019, sheet 2"],
    ] {
        let text = format!(
            "{first}\n\nNobody listened to the people who\n\n{second}\n\nbuilt it, the head of the commission said.\n\nIt rained.\n"
        );
        let source = one(&text, "a.txt");
        let found: Vec<_> = source.blocks.iter().map(|block| (block.kind, flat(source.slice(block.span)))).collect();
        let expected = [
            (Boilerplate, flat(first)),
            (Paragraph, "Nobody listened to the people who built it, the head of the commission said.".to_owned()),
            (Boilerplate, flat(second)),
            (Paragraph, "It rained.".to_owned()),
        ];
        assert_eq!(found, expected);
        check_positions(&text, &source);
    }
}

#[test]
fn a_form_feed_ends_a_page_and_not_a_sentence() {
    let text = "The gates of the dam were old and nobody had looked at them for a long\ntime, the commission said, since the people who knew them had all\nHarrow Dam Inquiry\n\u{c}Harrow Dam Inquiry\nleft the town of Harrow in the years before the flood, it told us.\n\nIt rained in the night.\n";
    let found = one(text, "a.txt");
    let paragraphs: Vec<String> = words(&found, BlockKind::Paragraph).into_iter().map(flat).collect();
    assert!(paragraphs.iter().any(|words| words.contains("had all left the town")), "{paragraphs:?}");
    assert_eq!(words(&found, BlockKind::Boilerplate), ["Harrow Dam Inquiry", "Harrow Dam Inquiry"]);
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let text = "The dam at Harrow broke on Mon-     homes were lost in the night,\nday and the water came down the     the mayor said, and most of the\nvalley within the hour, the com-    people had left before it came.\nmission said in its report. Some    Nobody knew who had opened the\n300 people fled and 47 of their     gates, the report told readers.\n";
    check_read(
        text,
        &[
            "The dam at Harrow broke on Monday and the water came down the valley within the hour, the commission said in its report. Some 300 people fled and 47 of their homes were lost in the night, the mayor said, and most of the people had left before it came. Nobody knew who had opened the gates, the report told readers.",
        ],
    );
}

#[test]
fn numbers_of_lines_are_no_part_of_a_sentence() {
    let text = "1  The dam at Harrow broke on Monday and the water came down the\n2  valley within the hour, the commission said in its report. Some\n3  300 people fled before the water came, and the homes of most of\n4  them were lost in the night, the mayor of the town told us when\n5  it was over and the people had come back to look for their own.\n";
    let source = one(text, "a.txt");
    assert_eq!(words(&source, BlockKind::Paragraph).len(), 1, "{:?}", source.text);
    assert!(
        flat(&source.text)
            .contains("Some 300 people fled before the water came, and the homes of most of them were lost")
    );
    assert_eq!(source.warnings, ["the numbers of its lines are not read"]);
    check_positions(text, &source);
}

#[test]
fn other_text_is_left_as_it_stands() {
    for text in [
        "Roses are red -\nviolets are blue,\nsugar is sweet\nand so are you.\n",
        "1 The mayor spoke.\n2 The crowd left.\n3 The band played.\n4 The rain came.\n5 The night fell.\n",
        "Name        Age   Town\nAnna Varn   41    Orrin\nBo Kelm     39    Tolm\nCai Roe     54    Varn\nDan Holt    60    Orrin\n",
        "Round 1\n\nVarn won by two goals.\n\nRound 2\n\nOrrin won by one goal.\n\nRound 3\n\nNobody won.\n",
        "1\n\nThe mayor spoke first.\n\n2\n\nThe crowd left early.\n\n3\n\nThe band played on.\n",
        "12 Dock Street\nVarn-on-Sea\nVX1 4AB\n",
        "The score was 3 -\n2 to Varn.\n\nboth two-\nand three-bedroom flats\n",
    ] {
        let source = one(text, "a.txt");
        assert_eq!(source.text, text);
        assert!(source.blocks.iter().all(|block| block.kind != BlockKind::Boilerplate), "{text}");
    }
}

#[test]
fn stamps_of_posts_are_no_paragraphs() {
    use BlockKind::{Boilerplate, Headline, Paragraph};
    check_kinds(
        "Fire at the mill\n\n1 hour ago\n\nThe mill burned for two hours, the mayor said.\n\nShare this post\n\n5m ago\n\nNine people were hurt an hour ago.\n",
        &[
            (Headline, "Fire at the mill"),
            (Boilerplate, "1 hour ago"),
            (Paragraph, "The mill burned for two hours, the mayor said."),
            (Boilerplate, "Share this post"),
            (Boilerplate, "5m ago"),
            (Paragraph, "Nine people were hurt an hour ago."),
        ],
    );
}
