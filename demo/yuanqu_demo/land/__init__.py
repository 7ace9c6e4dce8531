"""The zone's land and plant: parcels, buildings and rooms, what lay idle, who took it over, who rents.

Other offices find a project's parcel by ``parcels.parcel_of(project)``, for those that ``parcels.has_parcel`` says have
one.
"""
