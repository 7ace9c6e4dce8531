"""Where messages out are set up, and where calendars are fetched."""

from django.urls import path

from yuanqu.engines.outbox.pages import channels, feed, own_calendar, switch

urlpatterns = [
    path("outbox/", channels, name="outbox"),
    path("outbox/<int:channel_id>/", switch, name="outbox-switch"),
    path("calendar/", own_calendar, name="own-calendar"),
    path("calendar/<str:token>.ics", feed, name="calendar"),
]
