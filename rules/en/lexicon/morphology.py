"""Dictionary forms as WordNet's morphy finds them: exception lists first, then endings."""

import os

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}

# Detachment rules of morphy(7WN): ending, what stands in its place.
ENDINGS = {
    "n": [("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"), ("ies", "y")],
    "v": [("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")],
    "a": [("er", ""), ("est", ""), ("er", "e"), ("est", "e")],
    "r": [],
}


def read_lemmas(folder):
    """The lemmas of each class that WordNet's index files list."""
    lemmas = {}
    for letter, name in FILES.items():
        with open(os.path.join(folder, f"index.{name}"), encoding="utf-8") as lines:
            lemmas[letter] = {line.split(" ", 1)[0] for line in lines if not line.startswith(" ")}
    return lemmas


def read_exceptions(folder):
    """Irregular forms of each class: form -> lemma."""
    forms = {}
    for letter, name in FILES.items():
        forms[letter] = {}
        with open(os.path.join(folder, f"{name}.exc"), encoding="utf-8") as lines:
            for line in lines:
                form, *lemmas = line.split()
                forms[letter].setdefault(form, lemmas[0])
    return forms


class Morphology:
    """Lemmas of word forms."""

    def __init__(self, index_folder, exception_folder):
        self.lemmas = read_lemmas(index_folder)
        self.exceptions = read_exceptions(exception_folder)

    def lemma(self, form, letter):
        """The lemma of `form` as a word of one class, or None."""
        irregular = self.exceptions[letter].get(form)
        if irregular:
            return irregular
        if form in self.lemmas[letter]:
            return form
        for ending, instead in ENDINGS[letter]:
            if form.endswith(ending):
                stem = form[: len(form) - len(ending)] + instead
                if len(stem) > 1 and stem in self.lemmas[letter]:
                    return stem
                if letter == "v" and len(stem) > 3 and stem[-1:] == stem[-2:-1] and stem[:-1] in self.lemmas[letter]:
                    return stem[:-1]
        return None

    def any_lemma(self, form):
        """The lemma of `form` when its class is not known: verb forms first, then nouns."""
        for letter in "vnar":
            found = self.lemma(form, letter)
            if found and found != form:
                return found
        return form
