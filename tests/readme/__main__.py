"""Write the blocks of both READMEs and their pictures anew."""

from tests.readme.blocks import READMES, made
from tests.readme.pictures import pictures

for language, path in READMES.items():
    path.write_text(made(path.read_text(encoding="utf-8"), language), encoding="utf-8")
for path, svg in pictures():
    path.parent.mkdir(exist_ok=True)
    path.write_text(svg, encoding="utf-8")
