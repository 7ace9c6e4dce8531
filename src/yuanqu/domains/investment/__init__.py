"""Investment promotion (招商引资): leads, projects in talks, joint reviews, agreements, funds."""
