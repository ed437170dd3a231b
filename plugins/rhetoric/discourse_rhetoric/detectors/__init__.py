"""The detectors: a module a family, a function a device, named as in the taxonomy."""
