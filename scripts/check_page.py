"""Opens the report in headless Chromium without a network, in both languages, and looks for trouble.

    python scripts/check_page.py target/release/citerne
"""

import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile

CHROMIUM = [
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--enable-logging=stderr", "--v=0", "--host-resolver-rules=MAP * ~NOTFOUND",
]


def expect(condition: bool, what: str) -> None:
    if not condition:
        raise SystemExit(f"check_page: {what}")
    print(f"  {what}")


class Page(html.parser.HTMLParser):
    """Collects ids, what is loaded, headings and pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.loaded: list[str] = []
        self.lang = ""
        self.headings = 0
        self.pictures = 0
        self.told = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if tag == "html":
            self.lang = values.get("lang") or ""
        if tag in ("script", "link", "img", "iframe", "source"):
            self.loaded += [v for k, v in values.items() if k in ("src", "href") and v]
        self.headings += tag in ("h1", "h2", "h3")
        if tag == "svg" and values.get("role") == "img":
            self.pictures += 1
            self.told += bool(values.get("aria-labelledby") or values.get("aria-label"))


def browse(page: pathlib.Path, folder: pathlib.Path) -> str:
    data = folder / "profile"
    shot = folder / "page.png"
    pdf = folder / "page.pdf"
    common = [*CHROMIUM, f"--user-data-dir={data}"]
    shown = subprocess.run(
        [*common, "--window-size=1000,1400", f"--screenshot={shot}", page.as_uri()],
        capture_output=True, text=True, timeout=120, check=True)
    subprocess.run(
        [*common, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri()],
        capture_output=True, text=True, timeout=120, check=True)
    expect(shot.stat().st_size > 20_000, f"it is drawn ({shot.stat().st_size} bytes of picture)")
    return shown.stderr


def check(binary: str, case: str, lang: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        out = folder / "out"
        print(f"{case}, {lang}")
        subprocess.run(
            [binary, "forecast", case, "--replicates", "300", "--horizon", "90", "--lang", lang, "--out", str(out)],
            check=True, stdout=subprocess.DEVNULL)
        text = (out / "report.html").read_text()
        page = Page()
        page.feed(text)
        expect(page.lang == lang, "it says which language it is in")
        expect(len(page.ids) == len(set(page.ids)), f"its {len(page.ids)} ids are unique")
        outside = [v for v in page.loaded if not v.startswith(("#", "data:"))]
        expect(not outside and not re.search(r"@import|url\((?!['\"]?(data:|#))", text), f"it loads nothing from outside {outside[:3]}")
        expect(page.pictures > 0 and page.pictures == page.told, f"each of its {page.pictures} pictures is told to screen readers")
        expect(page.headings > 3, f"it has {page.headings} headings")
        errors = [line for line in browse(out / "report.html", folder).splitlines() if "CONSOLE" in line]
        expect(not errors, f"the browser has nothing to complain of {errors[:3]}")


def main() -> None:
    for case, lang in (("mali-2025", "en"), ("mali-2025", "fr"), ("uk-2000", "en"), ("timbuktu-2023", "fr")):
        check(sys.argv[1], case, lang)


if __name__ == "__main__":
    main()
