//! Floor 3: the files of rules/en/names as they stand, and their checks.

use super::{FormKind, GivenName, Identity, Link, NameExample, NameRules, Sense, TitleClass, TitleEntry, WordClass};
use crate::name::EntityKind;
use crate::name::{Gender, IdentityId};
use crate::rules::{RuleFault, RuleFile, parse};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

const FOLDER: &str = "en/names/";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWords {
    summary: String,
    why: String,
    examples: Vec<RawExample>,
    counterexamples: Vec<String>,
    words: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawExample {
    text: String,
    names: Vec<(String, String)>,
}

/// Reads the folder's files; every fault goes into `faults`.
pub(in crate::rules) fn load(files: &[RuleFile], faults: &mut Vec<RuleFault>) -> NameRules {
    let mut loader = Loader { rules: NameRules::default(), faults, places: Vec::new(), by_name: FxHashMap::default() };
    for file in files.iter().filter(|file| file.path.starts_with(FOLDER)) {
        loader.file(file);
    }
    loader.settle();
    loader.rules
}

struct Loader<'a> {
    rules: NameRules,
    faults: &'a mut Vec<RuleFault>,
    /// Entries whose container or seat is still a name.
    places: Vec<Pending>,
    /// Entries by the names used in the tables, brackets included.
    by_name: FxHashMap<String, IdentityId>,
}

/// A line whose second column names another entry.
struct Pending {
    id: IdentityId,
    inside: String,
    seat: Option<String>,
    path: String,
    line: usize,
}

/// A line of a table.
struct Row<'f> {
    path: &'f str,
    line: usize,
    cells: Vec<&'f str>,
}

impl Row<'_> {
    fn cell(&self, at: usize) -> &str {
        self.cells.get(at).copied().unwrap_or("").trim()
    }

    fn list(&self, at: usize) -> impl Iterator<Item = &str> {
        self.cell(at).split('|').map(str::trim).filter(|form| !form.is_empty())
    }
}

impl Loader<'_> {
    fn file(&mut self, file: &RuleFile) {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        if name.ends_with(".toml") {
            return self.words(file);
        }
        let (read, cells): (fn(&mut Self, &Row<'_>), usize) = match name {
            "countries.tsv" => (Self::country, 5),
            "subdivisions.tsv" => (Self::subdivision, 5),
            "regions.tsv" => (Self::region, 4),
            "cities.tsv" => (Self::cities, 2),
            "organisations.tsv" => (Self::organisation, 3),
            "given.tsv" => (Self::given, 2),
            "surnames.tsv" => (Self::surnames, 1),
            "nicknames.tsv" => (Self::nicknames, 2),
            "titles.tsv" => (Self::title, 4),
            _ => {
                return self.fault(&file.path, 0, "no such table of names, expected one of those of the built-in pack");
            }
        };
        let rows = file.text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        for (at, line) in rows {
            let row = Row { path: &file.path, line: at + 1, cells: line.split('\t').collect() };
            if row.cells.len() > cells || row.cell(0).is_empty() {
                self.fault(row.path, row.line, &format!("{} columns, expected 1 to {cells}", row.cells.len()));
            } else {
                read(self, &row);
            }
        }
    }

    fn fault(&mut self, path: &str, line: usize, message: &str) {
        self.faults.push(RuleFault { path: path.to_owned(), line, message: message.to_owned() });
    }

    /// A new entry under `name`, whose brackets tell it from others and are not part of its forms.
    fn identity(&mut self, name: &str, kind: EntityKind) -> IdentityId {
        let shown = name.split(" (").next().unwrap_or(name);
        let id = IdentityId(self.rules.identities.len() as u32);
        let identity = Identity { name: shown.into(), kind, inside: None, seat_of: None, sovereign: false };
        self.rules.identities.push(identity);
        self.by_name.entry(name.to_owned()).or_insert(id);
        self.form(shown, id, FormKind::Name);
        id
    }

    fn form(&mut self, words: &str, identity: IdentityId, kind: FormKind) {
        let rules = &mut self.rules;
        let at = rules.senses.len() as u32;
        let sense = Sense { identity, kind };
        if let Some(&first) = rules.forms.get(words) {
            let mut last = first;
            while let Some(next) = rules.senses[last as usize].next {
                last = next;
            }
            rules.senses[last as usize].next = Some(at);
        } else {
            rules.forms.insert(words.into(), at);
            let chunk = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(words);
            let bytes = u8::try_from(words.len()).unwrap_or(u8::MAX);
            let longest = rules.longest.entry(chunk.into()).or_default();
            *longest = bytes.max(*longest);
        }
        rules.senses.push(Link { sense, next: None });
    }

    fn place(&mut self, row: &Row<'_>, id: IdentityId, inside: &str, seat: Option<&str>) {
        let seat = seat.filter(|name| !name.is_empty()).map(str::to_owned);
        self.places.push(Pending { id, inside: inside.to_owned(), seat, path: row.path.to_owned(), line: row.line });
    }

    fn country(&mut self, row: &Row<'_>) {
        let id = self.identity(row.cell(0), EntityKind::Place);
        self.rules.identities[id.0 as usize].sovereign = true;
        for form in row.list(3) {
            self.form(form, id, FormKind::Demonym);
        }
        for form in row.list(4) {
            self.form(form, id, FormKind::Name);
        }
        self.place(row, id, row.cell(1), Some(row.cell(2)));
    }

    fn subdivision(&mut self, row: &Row<'_>) {
        let id = self.identity(row.cell(0), EntityKind::Place);
        for form in row.list(3) {
            self.form(form, id, if form.ends_with('.') { FormKind::Abbreviation } else { FormKind::Name });
        }
        for form in row.list(4) {
            self.form(form, id, FormKind::Demonym);
        }
        self.place(row, id, row.cell(1), Some(row.cell(2)));
    }

    fn region(&mut self, row: &Row<'_>) {
        let id = self.identity(row.cell(0), EntityKind::Place);
        for form in row.list(2) {
            self.form(form, id, FormKind::Name);
        }
        for form in row.list(3) {
            self.form(form, id, FormKind::Demonym);
        }
        self.place(row, id, row.cell(1), None);
    }

    fn cities(&mut self, row: &Row<'_>) {
        for city in row.list(1) {
            let mut names = city.split('=');
            let id = self.identity(names.next().unwrap_or_default(), EntityKind::Place);
            for form in names {
                self.form(form, id, FormKind::Name);
            }
            self.place(row, id, row.cell(0), None);
        }
    }

    fn organisation(&mut self, row: &Row<'_>) {
        let id = self.identity(row.cell(0), EntityKind::Organisation);
        for form in row.list(1) {
            self.form(form, id, FormKind::Abbreviation);
        }
        self.place(row, id, row.cell(2), None);
    }

    fn given(&mut self, row: &Row<'_>) {
        let name = match row.cell(0) {
            "m" => GivenName::Of(Gender::Male),
            "f" => GivenName::Of(Gender::Female),
            "e" => GivenName::Either,
            other => return self.fault(row.path, row.line, &format!("gender is {other}, expected m, f or e")),
        };
        self.rules.given.extend(row.cell(1).split(' ').map(|word| (Box::from(word), name)));
    }

    fn surnames(&mut self, row: &Row<'_>) {
        self.rules.surnames.extend(row.cell(0).split(' ').map(Box::from));
    }

    fn nicknames(&mut self, row: &Row<'_>) {
        let full = row.cell(0);
        for short in row.cell(1).split(' ') {
            let names = self.rules.nicknames.entry(short.into()).or_default();
            *names = if names.is_empty() { full.into() } else { format!("{names} {full}").into() };
        }
    }

    fn title(&mut self, row: &Row<'_>) {
        let class = match row.cell(1) {
            "office" => TitleClass::Office,
            "rank" => TitleClass::Rank,
            "clergy" => TitleClass::Clergy,
            "noble" => TitleClass::Noble,
            "job" => TitleClass::Job,
            "kin" => TitleClass::Kin,
            "party" => TitleClass::Party,
            other => {
                return self.fault(
                    row.path,
                    row.line,
                    &format!("class is {other}, expected office, rank, clergy, noble, job, kin or party"),
                );
            }
        };
        let gender = match row.cell(2) {
            "m" => Some(Gender::Male),
            "f" => Some(Gender::Female),
            _ => None,
        };
        let at = self.rules.title_list.len() as u32;
        let name = row.cell(0).split(" (").next().unwrap_or_default();
        self.rules.title_list.push(TitleEntry { name: name.into(), class, gender });
        for form in std::iter::once(name).chain(row.list(3)) {
            let form = form.to_lowercase();
            let words = form.split(' ');
            let count = words.clone().count() as u8;
            let longest = self.rules.title_words.entry(words.clone().next().unwrap_or_default().into()).or_default();
            *longest = count.max(*longest);
            self.rules.titles.entry(form.as_str().into()).or_insert(at);
        }
    }

    fn words(&mut self, file: &RuleFile) {
        let Some(raw) = parse::<RawWords>(file, self.faults) else { return };
        if raw.summary.is_empty() || raw.why.is_empty() || raw.examples.is_empty() || raw.counterexamples.is_empty() {
            self.fault(&file.path, 0, "expected a summary, a why, an example and a counterexample");
        }
        for (key, list) in raw.words {
            let Some(class) = WordClass::from_key(&key) else {
                self.fault(&file.path, 0, &format!("no class of words is called {key}"));
                continue;
            };
            for word in list.split([',', '\n']).map(str::trim).filter(|word| !word.is_empty()) {
                self.rules.words.entry(word.into()).or_default().insert(class);
            }
        }
        let examples = raw.examples.into_iter().map(|one| NameExample { text: one.text, names: one.names });
        self.rules.examples.extend(examples);
        self.rules.counterexamples.extend(raw.counterexamples);
    }

    /// Turns the names of containers and capitals into numbers.
    fn settle(&mut self) {
        let pending = std::mem::take(&mut self.places);
        for one in pending.iter().filter(|one| !one.inside.is_empty()) {
            match self.by_name.get(&one.inside) {
                Some(&outer) => self.rules.identities[one.id.0 as usize].inside = Some(outer),
                None => self.fault(&one.path, one.line, &format!("no entry is called {}", one.inside)),
            }
        }
        for one in pending {
            if let Some(seat) = one.seat {
                self.seat(&seat, one.id);
            }
        }
    }

    fn seat(&mut self, capital: &str, state: IdentityId) {
        let inside = |id| id != state && self.rules.lies_in(id, state);
        let known = self.rules.senses(capital).map(|sense| sense.identity).find(|&id| inside(id));
        let id = known.unwrap_or_else(|| {
            let id = self.identity(capital, EntityKind::Place);
            self.rules.identities[id.0 as usize].inside = Some(state);
            id
        });
        if self.rules.identity(state).sovereign {
            self.rules.identities[id.0 as usize].seat_of = Some(state);
        }
    }
}
