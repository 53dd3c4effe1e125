"""What a room keeps beside a store is that store's alone, and goes with it."""

import gc
from weakref import ref

from storage.opening.opening import open_centre
from storage.store.beside import PerStore
from tests.centre import Centre


def test_each_store_has_its_own(centre: Centre) -> None:
    kept = PerStore[list[str]](list)
    other = open_centre(centre.store.folder, centre.store.key)
    kept.of(centre.store).append("read")
    assert (kept.of(centre.store), kept.of(other)) == (["read"], [])
    kept.keep(other, ["read anew"])
    assert (kept.of(centre.store), kept.of(other)) == (["read"], ["read anew"])
    other.close()


def test_it_goes_with_the_store(centre: Centre) -> None:
    class Read:
        pass

    kept = PerStore(Read)
    other = open_centre(centre.store.folder, centre.store.key)
    read = ref(kept.of(other))
    other.close()
    del other
    gc.collect()
    assert read() is None
