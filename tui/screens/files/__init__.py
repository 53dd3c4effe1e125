"""Files that come and go: ledgers brought along, and the files of one's own folders."""
