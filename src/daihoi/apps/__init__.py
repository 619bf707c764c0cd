"""The congress at work: one small Django app for each activity, all with the same doors."""
