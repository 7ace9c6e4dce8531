"""Where the dispatch and the progress of goals lie."""

from django.urls import path

from yuanqu.domains.plan.goal_page import goals_page
from yuanqu.domains.plan.pages import dispatch, dispatch_file, dispatch_issue, minutes, task_of_decision

urlpatterns = [
    path("plan/goals/", goals_page, name="goals"),
    path("dispatch/", dispatch, name="dispatch-today"),
    path("dispatch/<str:code>/", dispatch, name="dispatch"),
    path("dispatch/<str:code>.docx", dispatch_file, name="dispatch-file"),
    path("dispatch/<str:code>/issue/", dispatch_issue, name="dispatch-issue"),
    path("dispatch/meetings/<uuid:pk>/minutes.docx", minutes, name="meeting-minutes"),
    path("dispatch/decisions/<uuid:pk>/task/", task_of_decision, name="task-of-decision"),
]
