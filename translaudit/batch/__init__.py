"""Many article pairs: read as a stream, audited in shards, written as Parquet, resumed where it was cut off."""
