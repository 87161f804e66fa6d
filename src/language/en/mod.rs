//! Floor 3: English: tokens as the treebank cuts them, part of speech, lemma, dependency.
