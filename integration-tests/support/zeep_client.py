"""A foreign SOAP client: Debian's zeep reads our WSDL over mutual TLS and does what it is told, knowing nothing of the project.

Usage: zeep_client.py WSDL_URL CA CERT KEY < steps.json
Standard input: a list of steps, each {"do": "submit", "envelope": FILE, "files": [{"guid", "contentId", "path"}]},
{"do": "status", "messageId": UUID}, or {"do": "call", "operation": NAME, "arguments": {...}} for any operation of the WSDL, where an
argument {"file": PATH} is the bytes of a file; its answer is the response with bytes in base64. Prints the list of answers as JSON; a fault answers with its message and its Problem.
"""
import base64
import json
import sys

import requests
import zeep
import zeep.helpers
from zeep.transports import Transport

NAMESPACE = "{urn:shikriki:edoc-soap:1}"


def read(path):
    with open(path, "rb") as source:
        return source.read()


def text_of(receipt):
    return None if receipt is None else base64.b64encode(receipt).decode("ascii")


def submit(service, step):
    arguments = {"Envelope": read(step["envelope"])}
    files = step.get("files", [])
    if files:
        arguments["Files"] = {
            "File": [
                {"FileGuid": one["guid"], "ContentId": one["contentId"], "Content": read(one["path"])} for one in files
            ]
        }
    answer = service.SubmitEnvelope(**arguments)
    acknowledgement = answer["Acknowledgement"]
    return {
        "messageId": acknowledgement["MessageId"],
        "receivedSha256": acknowledgement["ReceivedSha256"],
        "receivedAt": acknowledgement["ReceivedAt"],
        "duplicate": acknowledgement["Duplicate"],
        "receipt": text_of(answer["Receipt"]),
    }


def status(service, step):
    answer = service.GetDeliveryStatus(MessageId=step["messageId"])
    return {"state": answer["State"], "receivedSha256": answer["ReceivedSha256"], "receipt": text_of(answer["Receipt"])}


def plain(value):
    """What zeep made of an answer, as JSON can carry it."""
    if isinstance(value, bytes):
        return text_of(value)
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    return value


def call(service, step):
    arguments = {
        name: read(value["file"]) if isinstance(value, dict) and "file" in value else value
        for name, value in step["arguments"].items()
    }
    return plain(zeep.helpers.serialize_object(service[step["operation"]](**arguments), dict))


def fault_of(client, fault):
    """The Problem in the fault's detail, read by the type that the WSDL gives it."""
    element = None if fault.detail is None else fault.detail.find(NAMESPACE + "Problem")
    if element is None:
        return {"fault": fault.message, "code": None}
    problem = client.get_element(NAMESPACE + "Problem").parse(element, client.wsdl.types)
    return {"fault": fault.message, "faultCode": fault.code, "code": problem["Code"], "traceId": problem["TraceId"]}


def main():
    wsdl_url, ca, cert, key = sys.argv[1:]
    session = requests.Session()
    session.verify = ca
    session.cert = (cert, key)
    client = zeep.Client(wsdl_url, transport=Transport(session=session, timeout=30))
    answers = []
    for step in json.load(sys.stdin):
        try:
            answers.append({"submit": submit, "status": status, "call": call}[step["do"]](client.service, step))
        except zeep.exceptions.Fault as fault:
            answers.append(fault_of(client, fault))
    operations = sorted(client.service._operations)
    print(json.dumps({"operations": operations, "answers": answers}))


main()
