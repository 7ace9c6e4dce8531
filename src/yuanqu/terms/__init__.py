"""The small words everyone uses (期间、数量、工作日、代码): plain Python, no models, no Django."""
