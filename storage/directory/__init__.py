"""The directory as one person sees it: found, changed, merged, and decided on."""
