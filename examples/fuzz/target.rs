//! What is run over an input: every reader, comparison, gate and output of the library.

use crate::mutate::{Sort, mutate};
use crate::random::Random;
use crate::seeds::Seeds;
use crate::valid::{Output, Schemas, json};
use crosscheck::compare::CHECKS;
use crosscheck::decision::Decision;
use crosscheck::finding::{Check, Report};
use crosscheck::gate::{self, Baseline, Compared, Config, DRAFT_CHECKS, Rulebook};
use crosscheck::ingest::{self, Format};
use crosscheck::pipeline::{self, Extraction, Options};
use crosscheck::report::{self, Style, claims, why};
use crosscheck::rules::{RuleFile, RulePack};
use crosscheck::text::{Source, SourceId, Span};
use crosscheck::why::Line;
use jiff::civil::Date;
use std::borrow::Cow;

/// What never changes while inputs are run.
pub struct World {
    /// Texts to make inputs from.
    pub seeds: Seeds,
    /// The rules in the program.
    pub rules: RulePack,
    /// What outputs have to be.
    pub schemas: Schemas,
}

/// What is done with an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// One article is read into claims.
    Claims,
    /// Articles are compared.
    Compare,
    /// A draft is judged: configuration, baseline, draft, source.
    Gate,
    /// A rule pack with one file changed is read.
    Rules,
}

/// Texts and what is done with them.
#[derive(Debug, Clone)]
pub struct Input {
    /// What is done.
    pub target: Target,
    /// The format the articles are read in; guessed when `None`.
    pub format: Option<Format>,
    /// The texts.
    pub parts: Vec<Vec<u8>>,
    /// Which switches and lines are chosen.
    pub choice: u64,
}

/// Targets, by how often each is run: reading a rule pack takes long and is of one kind.
const TARGETS: [Target; 16] = {
    let mut targets = [Target::Compare; 16];
    targets[0] = Target::Gate;
    targets[1] = Target::Gate;
    targets[2] = Target::Gate;
    targets[3] = Target::Claims;
    targets[4] = Target::Claims;
    targets[5] = Target::Claims;
    targets
};
/// One case in so many reads a rule pack.
const RULES_ONE_IN: usize = 60;

impl Input {
    /// The input of this number.
    pub fn make(world: &World, random: &mut Random) -> Input {
        let target = if random.one_in(RULES_ONE_IN) { Target::Rules } else { *random.of(&TARGETS) };
        let formats = [None, Some(Format::Text), Some(Format::Text), None];
        let format = if random.one_in(2) { *random.of(&formats) } else { Some(*random.of(&Format::ALL)) };
        let seeds = &world.seeds;
        let article = |random: &mut Random| {
            let text = mutate(random.of(&seeds.articles).as_slice(), &seeds.articles, Sort::Article, random);
            dressed(text, format, random)
        };
        let parts = match target {
            Target::Claims => vec![article(random)],
            Target::Compare => {
                let first = article(random);
                // Texts that tell the same are compared word by word: mostly the second is the first, changed.
                let second = match random.below(3) {
                    0 => article(random),
                    _ => mutate(&first, &seeds.articles, Sort::Article, random),
                };
                let third = random.one_in(4).then(|| mutate(&first, &seeds.articles, Sort::Article, random));
                [first, second].into_iter().chain(third).collect()
            }
            Target::Gate => {
                let draft = article(random);
                let source = mutate(&draft, &seeds.articles, Sort::Article, random);
                let config = mutate(random.of(&seeds.configs).as_slice(), &seeds.configs, Sort::Settings, random);
                let baseline = mutate(random.of(&seeds.baselines).as_slice(), &seeds.configs, Sort::Settings, random);
                vec![draft, source, config, baseline]
            }
            Target::Rules => {
                let file = random.of(&seeds.rules);
                vec![
                    file.path.clone().into_bytes(),
                    mutate(file.text.as_bytes(), &seeds.configs, Sort::Settings, random),
                ]
            }
        };
        Input { target, format, parts, choice: random.next() }
    }

    /// Runs it; `Err` says which law its outputs break.
    pub fn run(&self, world: &World) -> Result<(), String> {
        match self.target {
            Target::Claims => self.claims(world),
            Target::Compare => self.compare(world),
            Target::Gate => self.gate(world),
            Target::Rules => self.rules(world),
        }
    }

    fn part(&self, at: usize) -> &[u8] {
        self.parts.get(at).map_or(&[], Vec::as_slice)
    }

    fn sources(&self, world: &World, parts: usize) -> Vec<Source> {
        let mut sources: Vec<Source> = Vec::new();
        for at in 0..parts {
            let (name, first) = (format!("{at}.txt"), SourceId(sources.len() as u32));
            sources.extend(ingest::read(self.part(at), &name, self.format, first, &world.rules).unwrap_or_default());
        }
        sources
    }

    fn style(&self) -> Style {
        let width = 40 + (self.choice % 160) as usize;
        Style { width, color: self.choice & 1 == 1, all: self.choice & 2 == 2, suppressed: true, ..Style::default() }
    }

    fn claims(&self, world: &World) -> Result<(), String> {
        let sources = self.sources(world, 1);
        for source in &sources {
            laws_of_source(source)?;
            let _ = gate::waivers_of(source, &known());
        }
        let read = pipeline::read_named(sources, &world.rules);
        read.iter().try_for_each(laws_of_reading)?;
        let readings: Vec<_> = read.iter().map(Extraction::reading).collect();
        claims::table(&readings, &self.style());
        json(&claims::json(&readings), None)
    }

    fn compare(&self, world: &World) -> Result<(), String> {
        let sources = self.sources(world, self.parts.len());
        let lines = [self.choice, self.choice >> 8].map(|number| Line {
            path: sources.get(number as usize % sources.len().max(1)).map_or_else(String::new, |one| one.path.clone()),
            number: 1 + ((number >> 16) % 12) as u32,
        });
        if self.choice.is_multiple_of(4) {
            pipeline::features(sources.clone(), &world.rules, &Options::default());
            if let Ok(told) = pipeline::explain(sources.clone(), &world.rules, lines) {
                why::text(&told, why::Frame::Lines);
                json(&why::json(&told), None)?;
            }
        }
        let report = pipeline::compare(sources, &world.rules, &Options::default());
        for format in report::Format::ALL {
            let text = report::render(&report, format, &self.style());
            world.schemas.check(&text, format, Output::Report)?;
        }
        Ok(())
    }

    fn gate(&self, world: &World) -> Result<(), String> {
        let text = |at: usize| String::from_utf8_lossy(self.part(at));
        let baseline = Baseline::read("b.json", &text(3)).unwrap_or_default();
        let again = Baseline::read("b.json", &baseline.text()).map_err(|fault| fault.to_string())?;
        if again.known != baseline.known {
            return Err("a baseline that is written is read otherwise".to_owned());
        }
        let config = gate::config::read("crosscheck.toml", &text(2), &known()).unwrap_or_default();
        let sources = self.sources(world, 2);
        let mut waivers = config.waivers.clone();
        waivers.extend(sources.iter().flat_map(|source| gate::waivers_of(source, &known()).unwrap_or_default()));
        let report = pipeline::compare(sources, &world.rules, &Options::default());
        let book = Rulebook {
            limits: config.limits,
            waivers: &waivers,
            baseline: &baseline,
            today: Date::constant(2026, 1, 31),
            words: &world.rules.values,
            is_partial: self.choice & 4 == 4,
        };
        let decision = gate::decide(compared(&config, &report), Vec::new(), book);
        self.check_decision(world, &decision)
    }

    fn check_decision(&self, world: &World, decision: &Decision) -> Result<(), String> {
        for format in report::Format::ALL {
            let text = report::render_decision(decision, format, &self.style());
            world.schemas.check(&text, format, Output::Decision)?;
        }
        let known = Baseline::of(&decision.checks);
        let again = Baseline::read("b.json", &known.text()).map_err(|fault| fault.to_string())?;
        let same = again.known == known.known && known.stale(&decision.checks, false).is_empty();
        if same { Ok(()) } else { Err("a fresh baseline does not fit its decision".to_owned()) }
    }

    fn rules(&self, world: &World) -> Result<(), String> {
        let path = String::from_utf8_lossy(self.part(0)).into_owned();
        let text = String::from_utf8_lossy(self.part(1)).into_owned();
        let files = world.seeds.rules.iter().map(|file| match file.path == path {
            true => RuleFile { path: file.path.clone(), text: Cow::Owned(text.clone()) },
            false => file.clone(),
        });
        if let Ok(pack) = RulePack::load(&files.collect::<Vec<_>>()) {
            let text = world.seeds.articles[self.choice as usize % world.seeds.articles.len()].clone();
            let sources = ingest::read(&text, "a.txt", None, SourceId(0), &pack).unwrap_or_default();
            pipeline::compare(sources, &pack, &Options::default());
        }
        Ok(())
    }
}

/// Now and then a text in the clothes of its format, so that readers of formats come to its words.
fn dressed(text: Vec<u8>, format: Option<Format>, random: &mut Random) -> Vec<u8> {
    if random.one_in(3) {
        return text;
    }
    let prose = || String::from_utf8_lossy(&text).into_owned();
    let quoted = |text: String| serde_json::to_string(&text).expect("a text is JSON");
    match format {
        Some(Format::Json) => format!("{{\"title\":\"Ferry sinks\",\"text\":{}}}", quoted(prose())).into_bytes(),
        Some(Format::Jsonl) => prose()
            .split("\n\n")
            .map(|part| format!("{{\"text\":{}}}\n", quoted(part.to_owned())))
            .collect::<String>()
            .into_bytes(),
        Some(Format::Html) => {
            format!("<article><h1>Ferry sinks</h1><p>{}</p></article>", prose().replace("\n\n", "</p><p>")).into_bytes()
        }
        Some(Format::Feed) => format!(
            "<rss><channel><item><title>Ferry sinks</title><description><![CDATA[{}]]></description></item></channel></rss>",
            prose()
        )
        .into_bytes(),
        Some(Format::Text | Format::Markdown | Format::Mdx) | None => text,
    }
}

fn known() -> Vec<&'static Check> {
    CHECKS.iter().chain(DRAFT_CHECKS).collect()
}

/// The report as every check of the configuration, and once as a draft's.
fn compared(config: &Config, report: &Report) -> Vec<Compared> {
    let named = |name: &str, draft: Option<SourceId>, policy| Compared {
        name: name.to_owned(),
        draft,
        report: report.clone(),
        policy,
    };
    let draft = report.sources.first().map(|source| source.source);
    let mut compared = vec![named("draft", draft, config.policy.clone())];
    compared.extend(
        config.checks.iter().map(|check| named(&check.name, check.draft.as_ref().and(draft), check.policy.clone())),
    );
    compared
}

fn laws_of_source(source: &Source) -> Result<(), String> {
    let mut end = 0;
    for block in &source.blocks {
        if block.span.start < end || block.span.is_empty() || source.slice(block.span).trim().is_empty() {
            return Err(format!("block {:?} is empty or stands in the one before it", block.span));
        }
        end = block.span.end;
        source.position(block.span);
    }
    Ok(())
}

fn laws_of_reading(read: &Extraction) -> Result<(), String> {
    let article = &read.article;
    let mut spans: Vec<(&str, Span)> = Vec::new();
    spans.extend(article.sentences.iter().map(|one| ("sentence", one.span)));
    spans.extend(article.tokens.iter().map(|one| ("token", one.span)));
    spans.extend(article.quotations.iter().flat_map(|one| [("quotation", one.span), ("quotation", one.inner)]));
    spans.extend(read.values.iter().map(|one| ("value", one.span)));
    spans.extend(read.names.iter().map(|one| ("name", one.span)));
    spans.extend(read.claims.iter().map(|one| ("claim", one.span)));
    let bad = spans.iter().find(|(_, span)| article.source.text.get(span.range()).is_none());
    if let Some((what, span)) = bad {
        return Err(format!("{what} {span:?} slices no text"));
    }
    let ordered = article.sentences.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start)
        && article.tokens.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
    if ordered { Ok(()) } else { Err("sentences or tokens are out of order or overlap".to_owned()) }
}
