"""Checks the book: every page is in the summary, every link inside it leads somewhere."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BOOK = ROOT / "docs" / "src"


def links(page: pathlib.Path) -> list[str]:
    text = re.sub(r"```.*?```", "", page.read_text(), flags=re.S)
    return re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)


def main() -> int:
    problems = []
    pages = sorted(BOOK.rglob("*.md"))
    summary = {(BOOK / link).resolve() for link in links(BOOK / "SUMMARY.md")}
    for page in pages:
        if page.name != "SUMMARY.md" and page.resolve() not in summary:
            problems.append(f"{page.relative_to(ROOT)} is not in docs/src/SUMMARY.md")
    for page in [*pages, *ROOT.glob("*.md")]:
        for link in links(page):
            if re.match(r"[a-z]+:", link):
                continue
            if not (page.parent / link).exists():
                problems.append(f"{page.relative_to(ROOT)} links to {link}, which isn't there")
    for problem in problems:
        print(problem)
    print(f"{len(pages)} pages, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
