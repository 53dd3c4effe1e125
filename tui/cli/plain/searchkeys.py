"""The keys of the JSON that `search` gives, and what each means; see `tui.cli.plain.jsonkeys`."""

from collections.abc import Mapping

from cases.values.text import Label

SEARCH_KEYS: Mapping[str, Label] = {
    "rows": Label("找到的案件，新的在前", "the cases found, by row keys, the newest first"),
    "passages": Label("含有所查词语的段落，见 PASSAGE_KEYS", "the passages that hold the words"),
    "records": Label("找到的人员和单位，见 FOUND_RECORD_KEYS", "the people and employers found"),
}

PASSAGE_KEYS: Mapping[str, Label] = {
    "number": Label("案号", "the case number"),
    "entry": Label("第几条", "the number of the entry"),
    "event": Label("事项", "what happened"),
    "field": Label("项目", "the field in which it stands"),
    "text": Label("内容，隐去个人信息", "the text, masked"),
    "marks": Label("所查词语的起止位置", "from where to where the words stand in it"),
}
"""At most two of each case, none of restricted ones."""

FOUND_RECORD_KEYS: Mapping[str, Label] = {
    "kind": Label("person、employer 或 outsider", "person, employer or outsider"),
    "name": Label("名称，人员只留姓", "the name; of a person the surname alone"),
    "phone": Label("电话，隐去中间", "the phone, masked"),
    "open": Label("在办件数", "how many open cases"),
    "all": Label("共几件", "how many cases in all"),
}
