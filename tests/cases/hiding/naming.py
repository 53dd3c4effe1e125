"""Names that are drawn: those of many people, and rare ones."""

from hypothesis import strategies as st

SURNAMES = st.sampled_from(["张", "王", "李", "赵", "欧阳", "司马", "高", "安", "东方", "尉迟"])
GIVEN = st.text("三丰小明大海桂英建国伟芳娜强军洋艳勇杰", min_size=1, max_size=3)
NAMES = st.builds(lambda surname, given_name: surname + given_name, SURNAMES, GIVEN)
RARE = st.sampled_from("柳沈成佟仉督乜佴操鹿揭逯鄢亓禤缪佘麴危苑貊庹妫郄褥") | SURNAMES
