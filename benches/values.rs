//! Reading values: bytes of generated prose a second on one core. `cargo bench --bench values`.
//!
//! The prose has about one value in a hundred bytes, as the labelled news stories have; the aim is 8 MB/s.

use crosscheck::rules::RulePack;
use crosscheck::text::{SourceId, Span};
use crosscheck::value::{Vocabulary, read_span};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::sync::LazyLock;

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| RulePack::builtin().values);

/// Sentences with and without values; `#` is filled with a number.
const SENTENCES: &[&str] = &[
    "The harbour master said the crew had been warned about the weather long before the ferry left the pier.",
    "At least # people were hurt when the stand gave way, and the rescue went on through the night.",
    "Villagers dug through the rubble with their hands, looking for neighbours who had not been seen since the storm.",
    "The company said profit rose to $#.4 million in the third quarter from €# million a year earlier.",
    "A spokeswoman for the ministry declined to say who had signed the order or why it was kept from the council.",
    "The quake struck at 7:48 a.m. on Tuesday, March 3, about # miles (48 km) south of the port.",
    "He had worked at the mill since he left school, and his brothers and their sons still did.",
    "Turnout was nearly # percent, up two percentage points, the electoral office said on Sunday evening.",
    "Investigators believe the fire began in a store room on the upper floor, where paint and rope were kept.",
    "Ruth Ansel, #, and two of the five men were taken to hospital with burns that doctors called slight.",
    "They had hoped to reach the island before dark, but the wind turned and the engine would not start.",
    "Neighbours brought blankets and soup, and a teacher opened the school hall for families who had nowhere to sleep.",
    "The court heard that the letters had been kept in a drawer and were never shown to the board or to its auditors.",
    "She declined to answer questions as she left the building, but her lawyer said the claims were without any merit.",
    "Fishermen who know the strait say the current there is strong, and that nobody who knew it would anchor so close.",
    "The museum said the painting would be cleaned before it was shown again, and that its frame could not be saved.",
    "Farmers in the valley fear that the new dam will take their water, though engineers say that there is enough for all.",
    "Critics of the plan said that it would help the large growers and leave the small ones to find their own way out.",
    "The singer thanked the nurses who had looked after him, and said that he hoped to be back on stage before long.",
    "Officials played down the rumours, saying that the minister had only gone home to see his mother, who was ill.",
    "Wind drove the flames toward the old quarter, where the streets are so narrow that no engine could follow them.",
    "The bridge, built in 1962, carries hundreds of lorries a day and will be closed for two and a half years.",
];

/// About `bytes` of prose: one sentence a line, in the order that a fixed linear congruence gives.
fn prose(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 200);
    let mut state = 0x2545_f491_u64;
    while text.len() < bytes {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let number = (state >> 40) % 90 + 2;
        let sentence = SENTENCES[(state >> 33) as usize % SENTENCES.len()];
        text.push_str(&sentence.replace('#', &number.to_string()));
        text.push('\n');
    }
    text
}

#[divan::bench(args = [10_000, 1_000_000])]
fn read_values(bencher: Bencher, bytes: usize) {
    let text = prose(bytes);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        let (mut at, mut found) = (0, 0);
        for line in black_box(&text).split_inclusive('\n') {
            found += read_span(&text, Span::new(SourceId(0), at, at + line.len()), &VOCABULARY, None).len();
            at += line.len();
        }
        found
    });
}

fn main() {
    LazyLock::force(&VOCABULARY);
    divan::main();
}
