"""A foreign e-document system: Debian's spyne answers edoc-soap-wss, zeep's WS-Security verifies and signs by xmlsec, and
xmlsec seals what the agency says. It knows nothing of the project but its contracts, and one letter is all it does.

Usage: wss_system.py TLS_CERT TLS_KEY CA MESSAGE_CERT MESSAGE_KEY GATEWAY_MESSAGE_CERT SEAL_CERT SEAL_KEY
Prints {"port": N}, then one line of JSON for each thing that happened.
"""
import base64
import datetime
import hashlib
import json
import socketserver
import ssl
import sys
import uuid
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import xmlsec
from lxml import etree
from spyne import Application, Boolean, ByteArray, ComplexModel, Integer, ServiceBase, Unicode, rpc
from spyne.protocol.soap import Soap12
from spyne.server.wsgi import WsgiApplication
from zeep.wsse.signature import BinarySignature, verify_envelope
from zeep.wsse.utils import get_security_header

NAMESPACE = "urn:shikriki:edoc-soap-wss:1"
ENVELOPE = "urn:shikriki:envelope:1"
WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"
SOAP12 = "application/soap+xml; charset=utf-8"
TLS_CERT, TLS_KEY, CA, MESSAGE_CERT, MESSAGE_KEY, GATEWAY_CERT, SEAL_CERT, SEAL_KEY = sys.argv[1:]
REPLY_FILE = b"%PDF-1.7 foreign " + b"x" * 1_200_000

files = {}
receipts = {}
waiting = {}


def tell(**happened):
    print(json.dumps(happened), flush=True)


def utc(**delta):
    now = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(**delta)
    return now.strftime("%Y-%m-%dT%H:%M:%SZ")


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def text(parent, path):
    return parent.findtext("/".join("{%s}%s" % (ENVELOPE, name) for name in path.split("/")))


def sealed(letter, kind, body, number):
    """An envelope of the agency about a letter, sealed by xmlsec."""
    header = letter.find("{%s}Header" % ENVELOPE)
    message_id = str(uuid.uuid4())
    same = "".join("<%s>%s</%s>" % (name, text(header, name), name) for name in ("ConversationId", "LegId"))
    about = "".join("<%s>%s</%s>" % (name, text(header, name), name) for name in ("LetterType", "Lane", "TraceId"))

    def address(role, source):
        parts = "".join("<%s>%s</%s>" % (n, text(header, source + "/" + n), n) for n in ("Scheme", "Code", "Name", "SystemId"))
        return "<%s>%s</%s>" % (role, parts, role)

    xml = (
        '<Envelope xmlns="%s" ID="env-%s"><Header><EnvelopeVersion>1.0</EnvelopeVersion><MinReaderVersion>1.0</MinReaderVersion>'
        "<MessageId>%s</MessageId><RefToMessageId>%s</RefToMessageId>%s<SequenceInConversation>%d</SequenceInConversation>"
        "<CreatedAt>%s</CreatedAt><ExpiresAt>%s</ExpiresAt><MessageKind>%s</MessageKind>%s%s%s</Header>%s</Envelope>"
    ) % (
        ENVELOPE, message_id, message_id, text(header, "MessageId"), same, number, utc(), utc(days=60), kind, about,
        address("Sender", "Receiver"), address("Receiver", "Sender"), body,
    )  # fmt: skip
    root = etree.fromstring(xml)
    signature = xmlsec.template.create(root, xmlsec.Transform.EXCL_C14N, xmlsec.Transform.ECDSA_SHA256)
    reference = xmlsec.template.add_reference(signature, xmlsec.Transform.SHA256, uri="#" + root.get("ID"))
    xmlsec.template.add_transform(reference, xmlsec.Transform.ENVELOPED)
    xmlsec.template.add_transform(reference, xmlsec.Transform.EXCL_C14N)
    xmlsec.template.add_x509_data(xmlsec.template.ensure_key_info(signature))
    root.append(signature)
    xmlsec.template.x509_data_add_certificate(signature.find(".//{*}X509Data"))
    context = xmlsec.SignatureContext()
    context.key = xmlsec.Key.from_file(SEAL_KEY, xmlsec.KeyFormat.PEM)
    context.key.load_cert_from_file(SEAL_CERT, xmlsec.KeyFormat.CERT_PEM)
    context.register_id(root, "ID")
    context.sign(signature)
    return message_id, etree.tostring(root)


def answers_to(letter):
    now = utc()
    registration = (
        "<Registration><RegistrationNumber>FOREIGN-1</RegistrationNumber><RegisteredAt>%s</RegisteredAt>"
        "<ReportedAt>%s</ReportedAt></Registration>" % (now, now)
    )
    file = (
        "<Files><File><FileGuid>%s</FileGuid><MainComponent>true</MainComponent><FileName>reply.pdf</FileName>"
        "<MediaType>application/pdf</MediaType><SizeBytes>%d</SizeBytes><Sha256>%s</Sha256>"
        "<ContentId>reply@foreign.example.ge</ContentId></File></Files>" % (uuid.uuid4(), len(REPLY_FILE), sha256(REPLY_FILE))
    )
    reply = (
        "<Reply><Outcome>ANSWERED</Outcome><OccurredAt>%s</OccurredAt><ReportedAt>%s</ReportedAt>"
        "<Text>პასუხი სხვა სისტემიდან</Text><Language>ka</Language></Reply>%s" % (now, now, file)
    )
    for number, (kind, body) in enumerate((("REGISTRATION", registration), ("REPLY", reply)), 2):
        message_id, envelope = sealed(letter, kind, body, number)
        waiting[message_id] = (envelope, now)


class WaitingMessage(ComplexModel):
    __namespace__ = NAMESPACE
    _type_info = [("MessageId", Unicode), ("WaitingSince", Unicode)]


def operation(*arguments, **answer):
    """One operation of the contract: arguments by their types, and the elements of the answer."""
    return rpc(*arguments, _returns=list(answer.values()), _out_variable_names=list(answer.keys()))


class Edoc(ServiceBase):
    @operation(Unicode, Unicode, Integer, Unicode, Integer, ByteArray, MessageId=Unicode, ContentId=Unicode, ReceivedBytes=Integer)
    def UploadChunk(ctx, MessageId, ContentId, TotalBytes, FileSha256, Offset, Content):
        held = files.setdefault((MessageId, ContentId), bytearray())
        assert Offset == len(held), "this system has no faults"
        held.extend(b"".join(Content or ()))
        if len(held) == TotalBytes:
            assert sha256(held) == FileSha256
        return MessageId, ContentId, len(held)

    @operation(Unicode, Unicode, MessageId=Unicode, ContentId=Unicode, ReceivedBytes=Integer)
    def GetUploadOffset(ctx, MessageId, ContentId):
        return MessageId, ContentId, len(files.get((MessageId, ContentId), b""))

    @operation(ByteArray, MessageId=Unicode, ReceivedAt=Unicode, ReceivedSha256=Unicode, Duplicate=Boolean, Receipt=ByteArray)
    def SubmitEnvelope(ctx, Envelope):
        envelope = b"".join(Envelope)
        letter = etree.fromstring(envelope)
        message_id = text(letter, "Header/MessageId")
        duplicate = message_id in receipts
        if not duplicate:
            body = (
                "<Receipt><Verdict>ACCEPTED</Verdict><ReceivedSha256>%s</ReceivedSha256>"
                "<ReceivedSizeBytes>%d</ReceivedSizeBytes><ReceivedAt>%s</ReceivedAt></Receipt>" % (sha256(envelope), len(envelope), utc())
            )
            receipts[message_id] = (sha256(envelope), utc(), sealed(letter, "RECEIPT", body, 1)[1])
            answers_to(letter)
            tell(happened="received", messageId=message_id, files={c: sha256(b) for (m, c), b in files.items() if m == message_id})
        digest, received_at, receipt = receipts[message_id]
        return message_id, received_at, digest, duplicate, [receipt]

    @operation(Unicode, MessageId=Unicode, State=Unicode, ReceivedSha256=Unicode, ReceivedAt=Unicode, Receipt=ByteArray)
    def GetDeliveryStatus(ctx, MessageId):
        if MessageId not in receipts:
            return MessageId, "NOT_RECEIVED", None, None, None
        digest, received_at, receipt = receipts[MessageId]
        return MessageId, "RECEIVED", digest, received_at, [receipt]

    @operation(Integer, Unicode, Message=WaitingMessage.customize(max_occurs="unbounded"), NextCursor=Unicode)
    def ListMessages(ctx, Limit, Cursor):
        listed = [WaitingMessage(MessageId=i, WaitingSince=since) for i, (_, since) in list(waiting.items())[:Limit]]
        return listed, None

    @operation(Unicode, MessageId=Unicode, Envelope=ByteArray)
    def FetchMessage(ctx, MessageId):
        return MessageId, [waiting[MessageId][0]]

    @operation(Unicode, Unicode, Integer, Integer, MessageId=Unicode, ContentId=Unicode, Offset=Integer, Content=ByteArray)
    def FetchChunk(ctx, MessageId, ContentId, Offset, MaxBytes):
        return MessageId, ContentId, Offset, [REPLY_FILE[Offset : Offset + MaxBytes]]

    @operation(Unicode, ByteArray, MessageId=Unicode)
    def ConfirmMessage(ctx, MessageId, Receipt):
        receipt = b"".join(Receipt)
        envelope = waiting.pop(MessageId)[0]
        named = text(etree.fromstring(receipt), "Receipt/ReceivedSha256")
        tell(happened="confirmed", messageId=MessageId, fits=named == sha256(envelope), receipt=base64.b64encode(receipt).decode())
        return MessageId


spyne_application = WsgiApplication(Application([Edoc], NAMESPACE, in_protocol=Soap12(), out_protocol=Soap12()))


def signed(answer):
    envelope = etree.fromstring(answer)
    security = get_security_header(envelope)
    stamp = etree.SubElement(security, "{%s}Timestamp" % WSU, nsmap={"wsu": WSU})
    etree.SubElement(stamp, "{%s}Created" % WSU).text = utc()
    etree.SubElement(stamp, "{%s}Expires" % WSU).text = utc(minutes=5)
    signature = BinarySignature(
        MESSAGE_KEY, MESSAGE_CERT, signature_method=xmlsec.Transform.ECDSA_SHA256, digest_method=xmlsec.Transform.SHA256
    )
    signature.apply(envelope, {})
    return etree.tostring(envelope, xml_declaration=True, encoding="utf-8")


def application(environ, start_response):
    if environ["REQUEST_METHOD"] != "POST":
        start_response("405 Method Not Allowed", [("Content-Length", "0"), ("Allow", "POST")])
        return [b""]
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    verify_envelope(etree.fromstring(body), GATEWAY_CERT)

    class Body:
        def read(self, size=-1):
            nonlocal body
            taken, body = body, b""
            return taken

    status = []
    answer = b"".join(
        spyne_application(dict(environ, **{"wsgi.input": Body()}), lambda line, headers, exc_info=None: status.append(line))
    )
    answer = signed(answer)
    start_response(status[0], [("Content-Type", SOAP12), ("Content-Length", str(len(answer)))])
    return [answer]


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


class Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True


server = Server(("127.0.0.1", 0), Quiet)
server.set_app(application)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(TLS_CERT, TLS_KEY)
context.load_verify_locations(CA)
context.verify_mode = ssl.CERT_REQUIRED
server.socket = context.wrap_socket(server.socket, server_side=True)
tell(port=server.server_port)
server.serve_forever()
