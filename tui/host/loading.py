"""Loading the program: nothing of what is loaded is ever garbage, so nobody looks for any until it stands."""

import gc


def begin_loading() -> None:
    """Look for no garbage until `loaded`: on a slow machine that is a sixth of the time until a desk stands there."""
    gc.disable()


def loaded() -> None:
    """Look for garbage again, but never among what was loaded. Does nothing where `begin_loading` was not called."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
