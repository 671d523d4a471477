"""Spell whole numbers below a million in German and English, independently of the reader under test."""

GERMAN = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
GERMAN_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
ENGLISH = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_german(number: int) -> str:
    if number < 20:
        return GERMAN[number]
    if number < 100:
        ten, one = divmod(number, 10)
        return (f"{_one(one)}und" if one else "") + GERMAN_TENS[ten - 2]
    size, word = (100, "hundert") if number < 1000 else (1000, "tausend")
    many, rest = divmod(number, size)
    head = "ein" if many == 1 else in_german(many).removesuffix("s") if many % 100 == 1 else in_german(many)
    return head + word + (in_german(rest) if rest else "")


def _one(number: int) -> str:
    return "ein" if number == 1 else GERMAN[number]


def in_english(number: int) -> str:
    if number < 20:
        return ENGLISH[number]
    if number < 100:
        ten, one = divmod(number, 10)
        return ENGLISH_TENS[ten - 2] + (f"-{ENGLISH[one]}" if one else "")
    size, word, joint = (100, "hundred", " and ") if number < 1000 else (1000, "thousand", " ")
    many, rest = divmod(number, size)
    return f"{in_english(many)} {word}" + (joint + in_english(rest) if rest else "")
