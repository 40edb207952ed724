"""Moves the messages as the script that Sealift replaces does it: lists, copies file by file, deletes.

Usage: hourly_script.py BUCKET FROM_PREFIX TO_PREFIX. Needs boto3; endpoint and credentials come from the environment.
"""

import sys

import boto3

KEYS_A_DELETE = 1000


def move(name, source, target):
    bucket = boto3.resource("s3").Bucket(name)
    copied = []
    for found in bucket.objects.filter(Prefix=source):
        bucket.copy({"Bucket": name, "Key": found.key}, target + found.key)
        copied.append({"Key": found.key})
    for start in range(0, len(copied), KEYS_A_DELETE):
        bucket.delete_objects(Delete={"Objects": copied[start : start + KEYS_A_DELETE]})


move(*sys.argv[1:])
