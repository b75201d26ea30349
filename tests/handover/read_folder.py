"""Reads every file of a dossier with other programs than ours and says what does not open or does not say the same:
read_folder.py FOLDER [office]. With "office" LibreOffice also opens every Word file and workbook."""

import collections
import glob
import os
import subprocess
import sys
import tempfile
import unicodedata

import docx
import openpyxl


def letters(text):
    return collections.Counter(letter for letter in unicodedata.normalize("NFC", text) if letter.isalnum())


def words_of_cells(table):
    seen = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc in seen:
                continue
            seen.add(cell._tc)
            yield from words_of(cell)


def words_of(part):
    for paragraph in part.paragraphs:
        yield paragraph.text
    for table in part.tables:
        yield from words_of_cells(table)


def said_in_word(path):
    return "\n".join(words_of(docx.Document(path)))


def said_in_pdf(path):
    return subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout


def complain(path, what):
    print(f"{path}: {what}")


def check_word(path):
    word = said_in_word(path)
    if word != unicodedata.normalize("NFC", word):
        complain(path, "letters are not composed")
    pdf = path[:-4] + "pdf"
    if not os.path.exists(pdf):
        return complain(path, "no PDF beside it")
    lost = letters(word) - letters(said_in_pdf(pdf))
    if lost:
        complain(pdf, f"lacks letters of the Word file: {dict(lost)}")


def check_pdf(path):
    fonts = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    if not fonts:
        complain(path, "no fonts")
    for font in fonts:
        embedded, subset, unicode_map = font.split()[-5:-2]
        if (embedded, unicode_map) != ("yes", "yes"):
            complain(path, f"not embedded or not readable as text: {font}")


def check_workbook(path):
    book = openpyxl.load_workbook(path)
    if not any(cell.value is not None for sheet in book for row in sheet.iter_rows() for cell in row):
        complain(path, "nothing in it")


def check_with_office(files):
    with tempfile.TemporaryDirectory() as folder:
        # One name may stand in several folders.
        copies = []
        for number, path in enumerate(files):
            copies.append(os.path.join(folder, f"{number:04}{os.path.splitext(path)[1]}"))
            os.symlink(os.path.abspath(path), copies[-1])
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf",
                        "--outdir", f"{folder}/opened", *copies], check=True, capture_output=True)
        for number, path in enumerate(files):
            opened = f"{folder}/opened/{number:04}.pdf"
            if not os.path.exists(opened):
                complain(path, "LibreOffice does not open it")
            elif path.endswith(".docx"):
                lost = letters(said_in_word(path)) - letters(said_in_pdf(opened))
                if lost:
                    complain(path, f"LibreOffice loses letters: {dict(lost)}")


def main():
    files = sorted(glob.glob(os.path.join(sys.argv[1], "**", "*.*"), recursive=True))
    checks = {".docx": check_word, ".pdf": check_pdf, ".xlsx": check_workbook}
    counts = collections.Counter()
    for path in files:
        ending = os.path.splitext(path)[1]
        counts[ending] += 1
        if ending in checks and " ban ky." not in path:
            checks[ending](path)
    if "office" in sys.argv[2:]:
        check_with_office([path for path in files if path.endswith((".docx", ".xlsx"))])
    print(f"read {counts['.docx']} {counts['.pdf']} {counts['.xlsx']}")


main()
