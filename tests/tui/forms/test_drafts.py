"""Nothing typed is lost: drafts are kept while one types, survive the end of the program, and are offered again."""

import subprocess
import sys
from pathlib import Path

from storage.desk import Desk
from tests.tui.centre import clock
from tests.tui.filling import at, case_of, field_in_hand, form_of, go_to, open_case, put, said, save, write
from tests.tui.hand import Hand, at_desk
from tests.unlocked import open_store
from tui.dialogs.confirm import Confirm
from tui.dialogs.draft import DraftOffer
from tui.screens.cases.desk import DeskScreen
from tui.screens.cases.drafts import DraftMenu
from tui.screens.cases.intake import IntakeScreen
from tui.screens.form import FormScreen

IN_HAND = 4
TYPED = {"applicant": "吴桂芳", "phone": "139", "cause": "报酬", "groups": "nmg ", "facts": "第一行\n第二行𠮷"}


async def kept(hand: Hand, desk: Desk, key: str, name: str, text: str) -> None:
    """Wait until a field stands in the draft as it was typed."""

    def seen() -> bool:
        draft = desk.drafts.get(key)
        return draft is not None and draft.fields.get(name) == text

    await hand.until(seen)


async def test_a_draft_is_kept_without_saving_and_offered_again(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, **TYPED)
        await kept(hand, desk, "opened", "facts", TYPED["facts"])
    async with at_desk(desk) as hand:
        await hand.press("n")
        assert isinstance(hand.app.screen, DraftMenu)
        assert "接案 吴某某（报酬），已填 6 项" in hand.screen
        assert "06-18 09:30" in hand.screen
        await hand.press("enter")
        values = form_of(hand).values()
        assert values == {"on": "2026-06-18", "channel": "visit", **TYPED, "groups": "migrant"}
        assert field_in_hand(hand) == "kind", "one goes on where something is missing"


async def test_esc_at_the_offer_goes_on_with_the_draft(desk: Desk) -> None:
    draft = f"note:{IN_HAND}"
    desk.drafts.keep(draft, {"what": "写到一半"})
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("g")
        assert isinstance(hand.app.screen, DraftOffer)
        assert "发现 06-18 09:30 的草稿，继续填写？" in hand.screen
        await hand.press("escape")
        assert form_of(hand).values()["what"] == "写到一半"
        assert desk.drafts.get(draft)


async def test_a_draft_is_thrown_away_only_when_one_says_so(desk: Desk) -> None:
    draft = f"note:{IN_HAND}"
    desk.drafts.keep(draft, {"what": "写到一半"})
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("g", "tab", "enter")
        assert "what" not in form_of(hand).values()
        assert desk.drafts.get(draft) is None
        await put(hand, what="打电话")
        await kept(hand, desk, draft, "what", "打电话")
        await hand.press("f8")
        assert isinstance(hand.app.screen, Confirm)
        await hand.press("enter")
        assert form_of(hand).values()["what"] == "打电话", "no stands first"
        await hand.press("f8", "tab", "enter")
        assert case_of(hand).reading
        assert desk.drafts.get(draft) is None


async def test_saving_ends_the_draft(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("g")
        await put(hand, what="打电话给单位。")
        await kept(hand, desk, f"note:{IN_HAND}", "what", "打电话给单位。")
        await save(hand)
        assert desk.drafts.all() == ()


async def test_leaving_keeps_the_draft_and_says_so(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("g")
        await go_to(hand, "what")
        await write(hand, "写到一半")
        await hand.press("escape")
        assert "草稿" in hand.screen
        assert case_of(hand).reading
        draft = desk.drafts.get(f"note:{IN_HAND}")
        assert draft
        assert draft.fields["what"] == "写到一半"
        await hand.press("g", "enter")
        assert form_of(hand).values()["what"] == "写到一半"


async def test_going_home_and_quitting_keep_the_draft(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await go_to(hand, "applicant")
        await write(hand, "甲")
        await hand.press("f4")
        assert isinstance(hand.app.screen, DeskScreen)
        assert "有 1 份未保存的草稿" in hand.screen
        await hand.press("n", "enter")
        await go_to(hand, "applicant")
        await write(hand, "乙")
        await hand.press("ctrl+q", "tab", "enter")
    draft = desk.drafts.get("opened")
    assert draft
    assert draft.fields["applicant"] == "甲乙"


async def test_a_form_in_which_nothing_was_typed_leaves_no_draft(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await open_case(hand, IN_HAND)
        await hand.press("g", "escape", "u", "escape")
        assert desk.drafts.all() == ()
        await hand.press("g")
        await put(hand, what="写了又删")
        await go_to(hand, "what")
        await hand.press(*["backspace"] * 4)
        await hand.until(lambda: desk.drafts.all() == ())


async def test_drafts_are_ones_own(desk: Desk) -> None:
    desk.drafts.keep("opened", {"applicant": "吴桂芳"})
    async with at_desk(at(desk, "liu")) as hand:
        await hand.press("n")
        assert isinstance(hand.app.screen, IntakeScreen)


async def test_the_desk_opens_a_draft_of_an_event_with_its_case_and_goes_on_at_once(desk: Desk) -> None:
    desk.drafts.keep(f"contact:{IN_HAND}", {"on": "2026-06-17", "mode": "phone", "what": "写到一半"})
    async with at_desk(desk) as hand:
        await hand.press("f6", "enter")
        await hand.until(lambda: isinstance(hand.app.screen, FormScreen))
        await hand.settle()
        assert form_of(hand).values() == {"on": "2026-06-17", "mode": "phone", "what": "写到一半"}
        assert "补记" in hand.screen
        await save(hand)
        assert str(desk.cases.file(IN_HAND).history[-1].entry.on) == "2026-06-17"


async def test_a_draft_of_another_version_does_no_harm(desk: Desk) -> None:
    fields = {"nothing": "x", "applicant": "\x1b[31m甲\u202e", "groups": "gone,migrant", "kind": "zzz"}
    desk.drafts.keep("opened", fields)
    async with at_desk(desk) as hand:
        await hand.press("n", "enter")
        assert form_of(hand).fields["applicant"].typed == "[31m甲"
        assert "gone" in hand.screen
        await hand.press("f2")
        assert "列表里没有" in hand.screen


async def test_what_is_wrong_in_a_draft_is_said_as_soon_as_it_is_opened_again(desk: Desk) -> None:
    async with at_desk(desk) as hand:
        await hand.press("n")
        await put(hand, applicant="尉迟工", id_number="110105194912310021")
        assert "身份证号校验不符" in hand.screen
        await hand.press("escape", "n", "enter")
        await hand.until(lambda: bool(form_of(hand).fields["id_number"].typed))
        assert "身份证号校验不符" in hand.screen
        assert said(hand, "phone") == "", "a field still empty is left in peace"


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from storage.desk import Desk
from tests.tui.centre import clock
from tests.tui.hand import at_desk
from tests.tui.filling import go_to, write
from tests.unlocked import open_store

async def main():
    store = open_store(Path(sys.argv[1]), "liu")
    desk = Desk(store, store.account("liu"), clock)
    async with at_desk(desk) as hand:
        await hand.press("n")
        await go_to(hand, "facts")
        await write(hand, sys.argv[2])
        await hand.until(lambda: desk.drafts.get("opened") is not None)
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


def test_a_draft_survives_kill_9(folder: Path) -> None:
    facts = "写了很久的一段话，还没有保存。"
    killed = subprocess.run([sys.executable, "-c", KILLED, str(folder), facts], check=False, capture_output=True)
    assert killed.returncode == -9, killed.stderr.decode()
    store = open_store(folder, "liu")
    draft = Desk(store, store.account("liu"), clock).drafts.get("opened")
    store.close()
    assert draft
    assert draft.fields["facts"] == facts
