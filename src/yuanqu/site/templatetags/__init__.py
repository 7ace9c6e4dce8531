"""Template tags of the shared parts (模板标签): `{% load site %}`."""
