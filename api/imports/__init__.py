"""Imports over HTTP: uploads, the jobs that check and write them, and the folder in which both lie meanwhile."""
