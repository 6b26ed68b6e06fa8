/** Dialect edoc-soap on the wire, for connectors, inbound and simulators: the one door to this folder for it. */
export { edocSoapAcknowledgement, edocSoapDeliveryStatus, faultOf, type SoapAnswer } from './edoc-soap-answers.ts';
export {
  EDOC_SOAP_ACTIONS,
  type EdocSoapCall,
  edocSoapAskStatus,
  edocSoapSubmit,
  type OutgoingFile,
} from './edoc-soap-calls.ts';
export { EDOC_SOAP_LIMITS, type EdocSoapLimits } from './edoc-soap-limits.ts';
export {
  type Acknowledgement,
  DELIVERY_STATES,
  type DeliveryState,
  type DeliveryStatus,
} from './edoc-soap-messages.ts';
export { type EdocSoapRequest, type IncomingFile, readEdocSoapRequest } from './edoc-soap-request.ts';
export { type EdocSoapResponse, readEdocSoapResponse } from './edoc-soap-response.ts';
export { EDOC_SOAP_NAMESPACE, edocSoapXsd } from './edoc-soap-schema.ts';
export { type SoapFaultCode, WireProblem } from './wire-problem.ts';
export { wsdlFor } from './wsdl.ts';
