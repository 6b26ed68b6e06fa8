"""A foreign SOAP client: Debian's zeep reads our WSDL and hands over envelopes that were sealed beforehand.

Usage: zeep_client.py WSDL_URL CA CERT KEY ENVELOPE_FILE [FILE_GUID CONTENT_ID FILE]...
Prints one JSON object with what the gateway answered.
"""
import json
import sys

import requests
import zeep
from zeep.transports import Transport

wsdl_url, ca, cert, key, envelope_file, *files = sys.argv[1:]

session = requests.Session()
session.verify = ca
session.cert = (cert, key)
client = zeep.Client(wsdl_url, transport=Transport(session=session, timeout=30))

with open(envelope_file, "rb") as source:
    envelope = source.read()

arguments = {"Envelope": envelope}
if files:
    entries = []
    for guid, content_id, path in zip(files[0::3], files[1::3], files[2::3]):
        with open(path, "rb") as source:
            entries.append({"FileGuid": guid, "ContentId": content_id, "Content": source.read()})
    arguments["Files"] = {"File": entries}

try:
    answer = client.service.SubmitEnvelope(**arguments)
    acknowledgement = answer["Acknowledgement"]
    status = client.service.GetDeliveryStatus(MessageId=acknowledgement["MessageId"])
    print(json.dumps({
        "messageId": acknowledgement["MessageId"],
        "receivedSha256": acknowledgement["ReceivedSha256"],
        "duplicate": acknowledgement["Duplicate"],
        "receipt": answer["Receipt"].decode("utf-8"),
        "state": status["State"],
    }))
except zeep.exceptions.Fault as fault:
    detail = fault.detail.find(".//{urn:shikriki:edoc-soap:1}Code") if fault.detail is not None else None
    print(json.dumps({"fault": fault.message, "code": None if detail is None else detail.text}))
