"""The detectors: a module a family, some with a part in a module beside it; a function a device, named as in the taxonomy."""
