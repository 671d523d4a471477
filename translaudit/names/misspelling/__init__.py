"""Names in the target that are near a name which the source gives otherwise: who is meant, and how it is spelt."""
