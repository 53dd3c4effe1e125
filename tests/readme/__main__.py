"""Write the made blocks of all pages and the pictures of the READMEs anew."""

from tests.readme.blocks import PAGES, made
from tests.readme.pictures import pictures

for language, path in PAGES:
    path.write_text(made(path.read_text(encoding="utf-8"), language), encoding="utf-8")
for path, svg in pictures():
    path.parent.mkdir(exist_ok=True)
    path.write_text(svg, encoding="utf-8")
