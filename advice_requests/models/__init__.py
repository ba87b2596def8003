"""Advice requests, their threads and history, and who answers what."""

from advice_requests.models.request import AdviceRequest
from advice_requests.models.routing import AdviserProfile, RoutingRule
from advice_requests.models.thread import Message, MessageLink, Rating, RequestEvent

__all__ = ["AdviceRequest", "AdviserProfile", "Message", "MessageLink", "Rating", "RequestEvent", "RoutingRule"]
