"""The map (一张图): every ledger with a shape is a layer, under its reader's rights, from the zone's own shapes."""
