"""The stories that cases of the demo follow, by name, with how many of a hundred cases each tells."""

from collections.abc import Iterator

from tui.demo.scene import Plan, Scene, Step, Story
from tui.demo.stories.counter import declined, enquiry, enquiry_taken, referred, terminated, withdrawn
from tui.demo.stories.drivers import ride_hailing, taxi_fee
from tui.demo.stories.hardship import hardship
from tui.demo.stories.injury import injured, over_age
from tui.demo.stories.labour import dismissed, dismissed_late, dispatched, expecting
from tui.demo.stories.wages import gang, judged, one_worker

STORIES: dict[str, tuple[Story, int]] = {
    "one_worker": (one_worker, 15),
    "gang": (gang, 10),
    "judged": (judged, 6),
    "dispatched": (dispatched, 8),
    "taxi_fee": (taxi_fee, 7),
    "ride_hailing": (ride_hailing, 5),
    "injured": (injured, 7),
    "over_age": (over_age, 4),
    "hardship": (hardship, 9),
    "dismissed": (dismissed, 5),
    "expecting": (expecting, 3),
    "dismissed_late": (dismissed_late, 0),
    "enquiry": (enquiry, 11),
    "enquiry_taken": (enquiry_taken, 2),
    "declined": (declined, 3),
    "withdrawn": (withdrawn, 2),
    "terminated": (terminated, 2),
    "referred": (referred, 1),
}


def steps_of(plan: Plan, scene: Scene) -> Iterator[Step]:
    """Yield the steps of a case up to the one that its plan stops at."""
    story, _ = STORIES[plan.story]
    for step in story(scene):
        yield step
        if step.event.spec.code == plan.stop:
            return
