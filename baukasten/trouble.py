"""What goes wrong outside the program, said in one line that names file and reason."""

from baukasten.phrase import Language, Phrase


class Trouble(Exception):
    """A file, a value or a machine is not as needed. Shown to people as it stands, never as a traceback."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase.message)
        self.phrase = phrase

    def __str__(self) -> str:
        return Language("en").say(self.phrase)
