//! The keys of `crosscheck.toml` as data: the reader, `init`, the JSON Schema and "did you mean" all go by this list.

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Text.
    Text,
    /// A list of texts.
    Texts,
    /// A whole number, at least this.
    Number(u32),
    /// A size in bytes, as "64MB" or a whole number.
    Size,
    /// True or false.
    Switch,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A day, as 2027-01-31 with or without quotation marks.
    Day,
    /// A table from checks (code, family, name or kind) to levels.
    Levels,
    /// Tables of this kind, any number of them.
    Tables(Section),
}

/// A kind of table of the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The top of the file.
    Top,
    /// `[[check]]`.
    Check,
    /// `[[waiver]]`.
    Waiver,
}

/// One key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The table it stands in.
    pub section: Section,
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub shape: Shape,
    /// What it does, in one sentence.
    pub doc: &'static str,
    /// What `init` writes, as TOML: the default, or an example where there is none.
    pub sample: &'static str,
}

/// Severities that can fail the gate.
pub const FAIL_ON: &[&str] = &["error", "warning", "note", "never"];
/// What a check can be set to.
pub const LEVELS: &[&str] = &["allow", "note", "warn", "deny"];
/// Certainties of a contradiction.
pub const CERTAINTIES: &[&str] = &["possible", "certain"];

const fn key(section: Section, name: &'static str, shape: Shape, sample: &'static str, doc: &'static str) -> Key {
    Key { section, name, shape, doc, sample }
}

/// Every key, in the order in which `init` writes them.
pub const KEYS: &[Key] = &[
    key(
        Section::Top,
        "fail-on",
        Shape::OneOf(FAIL_ON),
        r#""error""#,
        "The least severity of a finding that fails the gate.",
    ),
    key(
        Section::Top,
        "max-warnings",
        Shape::Number(0),
        "10",
        "More warnings than this fail the gate; without it any number passes.",
    ),
    key(
        Section::Top,
        "certainty",
        Shape::OneOf(CERTAINTIES),
        r#""possible""#,
        "The least certainty of a contradiction that counts; less certain ones are notes.",
    ),
    key(
        Section::Top,
        "min-sources",
        Shape::Number(1),
        "1",
        "How many independent origins must carry each claim of a draft.",
    ),
    key(
        Section::Top,
        "missing",
        Shape::Number(0),
        "0",
        "Report what at least so many origins say and the draft does not; 0 reports nothing.",
    ),
    key(Section::Top, "strict-waivers", Shape::Switch, "false", "Whether unused and expired waivers fail the gate."),
    key(Section::Top, "allow-empty", Shape::Switch, "false", "Whether a check that compares nothing passes."),
    key(
        Section::Top,
        "max-bytes",
        Shape::Size,
        r#""64MB""#,
        "The most bytes of one article, as 500KB, 64MB or 1GiB; reading stops there.",
    ),
    key(
        Section::Top,
        "baseline",
        Shape::Text,
        r#""crosscheck-baseline.json""#,
        "Findings that are known and do not fail; `crosscheck baseline write` makes the file.",
    ),
    key(
        Section::Top,
        "rules",
        Shape::Texts,
        r#"["rules"]"#,
        "Folders of rules of your own, added to the built-in ones.",
    ),
    key(
        Section::Top,
        "levels",
        Shape::Levels,
        r#"{ D102 = "note", quote = "deny" }"#,
        "What checks come to, by code, family, name or kind: allow, note, warn or deny.",
    ),
    key(Section::Top, "check", Shape::Tables(Section::Check), "", "What is compared with what."),
    key(
        Section::Top,
        "waiver",
        Shape::Tables(Section::Waiver),
        "",
        "Findings that are known to be right, with the reason.",
    ),
    key(Section::Check, "name", Shape::Text, r#""ferry""#, "The name of the check in every output."),
    key(
        Section::Check,
        "draft",
        Shape::Text,
        r#""drafts/ferry.md""#,
        "The article that is judged against its sources.",
    ),
    key(
        Section::Check,
        "sources",
        Shape::Texts,
        r#"["sources/ferry/*.txt"]"#,
        "Paths or globs of what the draft is judged against.",
    ),
    key(
        Section::Check,
        "compare",
        Shape::Texts,
        r#"["wires/*.txt"]"#,
        "Paths or globs of sources that are compared as equals, in place of a draft and its sources.",
    ),
    key(Section::Check, "certainty", Shape::OneOf(CERTAINTIES), r#""certain""#, "As at the top, for this check."),
    key(Section::Check, "min-sources", Shape::Number(1), "2", "As at the top, for this check."),
    key(Section::Check, "missing", Shape::Number(0), "3", "As at the top, for this check."),
    key(
        Section::Check,
        "levels",
        Shape::Levels,
        r#"{ unsupported = "deny" }"#,
        "As at the top, for this check; it goes before the levels at the top.",
    ),
    key(Section::Waiver, "id", Shape::Text, r#""9f2c41d07b3a55e1""#, "The finding, by its id."),
    key(Section::Waiver, "code", Shape::Text, r#""N101""#, "Findings of a check, by its code, name or kind."),
    key(Section::Waiver, "topic", Shape::Text, r#""people killed""#, "Findings whose topic has these words."),
    key(Section::Waiver, "file", Shape::Text, r#""drafts/ferry.md""#, "Findings with a claim in this file."),
    key(Section::Waiver, "check", Shape::Text, r#""ferry""#, "Findings of this check of the configuration."),
    key(
        Section::Waiver,
        "reason",
        Shape::Text,
        r#""the coroner corrected the number""#,
        "Why the finding is let pass; it must be given.",
    ),
    key(Section::Waiver, "by", Shape::Text, r#""J. Ames""#, "Who let it pass."),
    key(Section::Waiver, "until", Shape::Day, "2027-01-31", "The last day the waiver holds."),
];

/// The keys of one kind of table.
pub fn keys_of(section: Section) -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(move |key| key.section == section)
}

impl Section {
    /// How messages name the table.
    pub fn shown(self) -> &'static str {
        match self {
            Section::Top => "the top level",
            Section::Check => "[[check]]",
            Section::Waiver => "[[waiver]]",
        }
    }
}
