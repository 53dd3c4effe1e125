"""Write the blocks of both READMEs anew."""

from tests.readme.blocks import READMES, made

for language, path in READMES.items():
    path.write_text(made(path.read_text(encoding="utf-8"), language), encoding="utf-8")
