//! Whose a value is: read from the tree and the order of words.

use crate::sentence::article;
use crosscheck::align::owner::owner;
use crosscheck::name::Entities;

/// The words of the owner of the first figure in `text`: its names, else its nouns.
fn owner_of(text: &str) -> String {
    let article = article(text);
    let tokens = article.tokens_of(&article.sentences[0]);
    let figure = |at: &usize| article.slice(tokens[*at].span).starts_with(|letter: char| letter.is_ascii_digit());
    let at = (0..tokens.len()).find(figure).expect("each line has a figure");
    let found = owner(tokens, at..at + 1, &Entities::default(), None);
    let words = if found.names.is_empty() { found.nouns } else { found.names };
    words.into_iter().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_value_belongs_to_the_nearest_name_or_noun_it_is_said_of() {
    let lines = [
        ("Halden, a town of 9,000 people, lost its mill.", "halden"),
        ("The ferry left Dunmore for Halden, a town of 9,000 people.", "halden"),
        ("Skellig, located 90 miles south of Dunmore, has no harbor.", "skellig"),
        ("The island, which has about 9,000 residents, is poor.", "island"),
        ("Lena Orrell was a mother of 12.", "lena orrell"),
        ("The flood reached Halden valley, home to 9,000 people, and the town of Dunmore.", "halden"),
        ("The valley is home to 9,000 people.", "home valley"),
    ];
    let read: Vec<(&str, String)> = lines.iter().map(|(text, _)| (*text, owner_of(text))).collect();
    let expected: Vec<(&str, String)> = lines.iter().map(|(text, owner)| (*text, (*owner).to_owned())).collect();
    assert_eq!(read, expected);
}
