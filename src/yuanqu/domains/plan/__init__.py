"""Plan and supervision (工作计划与督办): goals, the next half's plan, supervised tasks, the dispatch."""
