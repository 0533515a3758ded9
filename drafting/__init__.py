"""Nianbao (年报台): the desk at which an office writes its yearly report on information disclosure."""
