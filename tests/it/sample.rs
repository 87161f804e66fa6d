//! One invented report with every verdict in it: what every output format is shown with.

use crosscheck::decision::{Decision, Judged, Notice, Suppression};
use crosscheck::finding::{
    Certainty, ClaimInFinding, ClaimRelation, Coverage, Finding, Kin, Kinship, Relation, Report, Severity,
    SourceSummary, Verdict,
};
use crosscheck::text::{Position, SourceId, Span};
use std::collections::BTreeMap;

/// A ferry fire told by three papers and a copy of one of them.
pub fn ferry() -> Report {
    Report {
        sources: vec![
            source(0, "news/harbor-post.txt", "Harbor Post", 0),
            source(1, "news/coastline.md", "Coastline", 1),
            source(2, "news/wire.txt", "Meridian Wire", 2),
            source(3, "news/island-echo.html", "Island Echo", 2),
        ],
        coverage: Coverage {
            sentences: 84,
            sentences_without_claim: 9,
            claims: 131,
            groups: 46,
            left_out: vec![("questions and hypotheticals".to_owned(), 4)],
            limits: Vec::new(),
        },
        findings: vec![
            deaths(),
            quote(),
            cause(),
            crowd(),
            toll(),
            survivors(),
            aboard(),
            owner(),
            addition(1, 19),
            addition(2, 22),
        ],
        checks: crosscheck::compare::CHECKS.iter().collect(),
    }
}

/// The report of sources that say the same of nothing.
pub fn nothing_in_common() -> Report {
    let mut report = ferry();
    report.findings.clear();
    report.coverage.groups = 0;
    report
}

/// The decision of a gate over the same report: the first paper is the draft, one finding waived, one known.
pub fn decision() -> Decision {
    let waived = Suppression::Waived {
        reason: "the coroner counts on".to_owned(),
        place: "news/harbor-post.txt:2".to_owned(),
        until: Some("2026-12-31".to_owned()),
        is_inline: true,
    };
    let suppressed = [(1, waived), (2, Suppression::Known)].into_iter().collect();
    let first = Judged { name: Some("ferry".to_owned()), draft: Some(SourceId(0)), report: ferry(), suppressed };
    let second = Judged { name: Some("quiet".to_owned()), report: nothing_in_common(), ..first.clone() };
    let second = Judged { draft: None, suppressed: BTreeMap::new(), ..second };
    let notice = Notice {
        place: "crosscheck.toml:14".to_owned(),
        message: "the waiver covers nothing: remove it (a typing error)".to_owned(),
        severity: Severity::Warning,
    };
    Decision {
        checks: vec![first, second],
        failures: vec!["1 error".to_owned()],
        notices: vec![notice],
        fail_on: Some(Severity::Error),
        limits: Vec::new(),
        ..Decision::default()
    }
}

fn deaths() -> Finding {
    let claims = vec![
        claim(
            0,
            3,
            "The coast guard said at least 12 people died when the ferry Aurelia burned.",
            "at least 12 people",
            ">=12 person",
            Some("the coast guard"),
        ),
        claim(
            1,
            5,
            "The fire on the Aurelia killed nine people, among them two children.",
            "nine people",
            "9 person",
            None,
        ),
    ];
    let why = "9 is outside 12 or more";
    let explanation = format!("harbor-post.txt says at least 12 people, coastline.md says nine people: {why}");
    let relations = vec![relation(0, 1, Relation::Contradict(Certainty::Certain, why.to_owned()))];
    finding(
        "9f2c41d07b3a55e1",
        "N101",
        "count-differs",
        "count",
        "people killed in the ferry fire",
        &explanation,
        claims,
        relations,
    )
}

fn quote() -> Finding {
    let speaker = Some("Capt. Ines Moor");
    let claims = vec![
        claim(
            0,
            11,
            "“The doors were locked,” Moor told reporters.",
            "“The doors were locked”",
            "the doors were locked",
            speaker,
        ),
        claim(
            1,
            14,
            "“The doors were closed,” said Capt. Ines Moor.",
            "“The doors were closed”",
            "the doors were closed",
            speaker,
        ),
        claim(
            2,
            9,
            "Moor said: “The doors were locked.”",
            "“The doors were locked.”",
            "the doors were locked",
            speaker,
        ),
    ];
    let why = "locked is not closed";
    let relations = vec![
        relation(0, 1, Relation::Contradict(Certainty::Certain, why.to_owned())),
        relation(0, 2, Relation::Agree("the same words".to_owned())),
        relation(1, 2, Relation::Contradict(Certainty::Certain, why.to_owned())),
    ];
    let explanation = format!("Capt. Ines Moor is quoted with different words: {why}");
    finding(
        "1d0e6a3b9c824f70",
        "Q101",
        "quote-differs",
        "quote",
        "quote, Capt. Ines Moor",
        &explanation,
        claims,
        relations,
    )
}

fn cause() -> Finding {
    let claims = vec![
        claim(
            1,
            8,
            "The blaze began in the engine room, two survivors said.",
            "in the engine room",
            "engine room",
            Some("two survivors"),
        ),
        claim(3, 6, "Flames broke out on the car deck shortly before midnight.", "on the car deck", "car deck", None),
    ];
    let why = "one act happens in one place, and neither place holds the other";
    let relations = vec![relation(0, 1, Relation::Contradict(Certainty::Possible, why.to_owned()))];
    let explanation = format!("coastline.md says in the engine room, island-echo.html says on the car deck: {why}");
    finding(
        "77aa02c4be19d563",
        "P101",
        "place-differs",
        "place",
        "where the fire broke out",
        &explanation,
        claims,
        relations,
    )
}

fn crowd() -> Finding {
    let claims = vec![
        claim(0, 21, "Police put the crowd at the quay at 2,000.", "2,000", "2000 person", Some("police")),
        claim(
            2,
            17,
            "Some 5,000 people came, the seamen’s union said.",
            "some 5,000 people",
            "~5000 person",
            Some("the seamen’s union"),
        ),
    ];
    let why = "each figure is the word of another party";
    let relations = vec![relation(0, 1, Relation::Attributed(why.to_owned()))];
    let explanation = "police say 2,000, the seamen’s union says some 5,000".to_owned();
    finding(
        "c01f8d2e6b7a4935",
        "N101",
        "count-differs",
        "count",
        "people at the vigil 哀悼 on the quay",
        &explanation,
        claims,
        relations,
    )
}

fn toll() -> Finding {
    let claims = vec![
        claim(0, 25, "Thirty passengers were missing on Monday evening.", "Thirty passengers", "30 passenger", None),
        claim(3, 12, "By Tuesday the number of missing had fallen to 14.", "14", "14 passenger", None),
    ];
    let why = "Tuesday is later than Monday evening";
    let relations = vec![relation(0, 1, Relation::Update(why.to_owned()))];
    let explanation = format!("the number of missing went from 30 to 14: {why}");
    finding("5b90e7f1a2c3d486", "N101", "count-differs", "count", "passengers missing", &explanation, claims, relations)
}

fn survivors() -> Finding {
    let claims = vec![
        claim(0, 7, "More than 200 people were pulled from the water.", "More than 200 people", ">200 person", None),
        claim(2, 5, "Fishing boats rescued 214 people.", "214 people", "214 person", None),
    ];
    let why = "214 is more than 200";
    let relations = vec![relation(0, 1, Relation::Compatible(why.to_owned()))];
    finding(
        "08d4c2b6f35e719a",
        "N101",
        "count-differs",
        "count",
        "people rescued from the water",
        why,
        claims,
        relations,
    )
}

fn aboard() -> Finding {
    let claims = vec![
        claim(0, 4, "The Aurelia carried 240 people.", "240 people", "240 person", None),
        claim(1, 6, "There were 240 people aboard.", "240 people", "240 person", None),
        claim(
            2,
            4,
            "Two hundred and forty people were on the ship.",
            "Two hundred and forty people",
            "240 person",
            None,
        ),
        claim(
            3,
            4,
            "Two hundred and forty people were on the ship.",
            "Two hundred and forty people",
            "240 person",
            None,
        ),
    ];
    let mut relations = Vec::new();
    for left in 0..4 {
        for right in left + 1..4 {
            relations.push(relation(left, right, Relation::Agree("the same number".to_owned())));
        }
    }
    finding(
        "e6b1a94f0c7d2853",
        "N101",
        "count-differs",
        "count",
        "people aboard the Aurelia",
        "all say 240",
        claims,
        relations,
    )
}

fn owner() -> Finding {
    let clause = "the company had been warned twice about the ship’s fire doors";
    let claims = vec![
        claim(
            0,
            30,
            "Records show that the company had been warned twice about the ship’s fire doors.",
            clause,
            "company be warn door",
            Some("records"),
        ),
        claim(
            2,
            28,
            "The company had been warned twice about the ship’s fire doors, an inspector said.",
            clause,
            "company be warn door",
            Some("an inspector"),
        ),
    ];
    let relations = vec![relation(0, 1, Relation::Agree("the same clause".to_owned()))];
    finding("3a7f50d9e8c16b24", "C100", "same-claim", "proposition", clause, "both say so", claims, relations)
}

fn addition(number: u32, line: u32) -> Finding {
    let sentence = "The ship was built in Ostrava-on-Sea in 1987 and rebuilt ⛴️ twice.";
    let claims = vec![claim(number, line, sentence, sentence, "ship be build", None)];
    let id = format!("{:016x}", 0x00ad_d171_0000_0000_u64 + u64::from(line));
    finding(
        &id,
        "C100",
        "same-claim",
        "proposition",
        "the ship was built in 1987",
        "no other source says it",
        claims,
        Vec::new(),
    )
}

fn source(number: u32, path: &str, outlet: &str, origin: u32) -> SourceSummary {
    let kin = Kin { of: SourceId(origin), kinship: Kinship::NearCopy { percent: 93 } };
    SourceSummary {
        source: SourceId(number),
        path: path.to_owned(),
        title: Some("Fire on the ferry Aurelia".to_owned()),
        outlet: Some(outlet.to_owned()),
        published: Some("2026-03-03".to_owned()),
        origin,
        kin: Vec::from_iter((number != origin).then_some(kin)),
        sentences: 21,
        claims: 33,
    }
}

fn claim(source: u32, line: u32, sentence: &str, value: &str, normal: &str, speaker: Option<&str>) -> ClaimInFinding {
    let start = 40 * line as usize;
    ClaimInFinding {
        source: SourceId(source),
        span: Span::new(SourceId(source), start, start + value.len()),
        position: Position { line, column: 1 + sentence.find(value).unwrap_or(0) as u32 },
        sentence: sentence.to_owned(),
        value: value.to_owned(),
        normalized: normal.to_owned(),
        steps: Vec::new(),
        speaker: speaker.map(str::to_owned),
    }
}

fn relation(left: usize, right: usize, relation: Relation) -> ClaimRelation {
    ClaimRelation { left, right, relation }
}

#[expect(clippy::too_many_arguments, reason = "a finding in one line of the sample")]
fn finding(
    id: &str,
    code: &'static str,
    check: &'static str,
    kind: &'static str,
    topic: &str,
    explanation: &str,
    claims: Vec<ClaimInFinding>,
    relations: Vec<ClaimRelation>,
) -> Finding {
    let verdict = relations.iter().map(|relation| verdict_of(&relation.relation)).max().unwrap_or(Verdict::Addition);
    let certainty = relations.iter().filter_map(|relation| relation.relation.certainty()).max();
    let severity = match certainty {
        Some(Certainty::Certain) => Severity::Error,
        Some(Certainty::Possible) => Severity::Warning,
        None => Severity::Note,
    };
    Finding {
        id: id.to_owned(),
        verdict,
        certainty,
        severity,
        code,
        check,
        kind,
        topic: topic.to_owned(),
        explanation: explanation.to_owned(),
        claims,
        relations,
        relations_left_out: 0,
    }
}

fn verdict_of(relation: &Relation) -> Verdict {
    match relation {
        Relation::Agree(_) => Verdict::Agreement,
        Relation::Compatible(_) | Relation::NotComparable(_) => Verdict::Compatible,
        Relation::Update(_) => Verdict::Update,
        Relation::Attributed(_) => Verdict::Attributed,
        Relation::Contradict(_, _) => Verdict::Contradiction,
    }
}
