"""The panorama of a chain (产业链全景图): read as it stood on a day, laid out from upstream to downstream, drawn."""
