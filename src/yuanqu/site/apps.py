"""The Django app that carries templates, template tags and static files of every page."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Label `site` (django.contrib.sites is `sites`, so the two never clash)."""

    name = "yuanqu.site"
    label = "site"
    verbose_name = "页面"
