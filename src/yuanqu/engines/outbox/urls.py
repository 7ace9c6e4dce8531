"""Where messages out are set up, and where calendars are fetched."""

from django.urls import path

from yuanqu.engines.outbox.group_pages import group_choice, groups
from yuanqu.engines.outbox.own_pages import confirm_mail, feed, own_reminders
from yuanqu.engines.outbox.pages import channels, switch

urlpatterns = [
    path("outbox/", channels, name="outbox"),
    path("outbox/groups/", groups, name="outbox-groups"),
    path("outbox/groups/<int:channel_id>/", group_choice, name="outbox-group"),
    path("outbox/<int:channel_id>/", switch, name="outbox-switch"),
    path("calendar/", own_reminders, name="own-calendar"),
    path("mail/<str:token>/", confirm_mail, name="mail-confirm"),
    path("calendar/<str:token>.ics", feed, name="calendar"),
]
