"""What a program in Python does with the server, by its own client; prints one line of JSON."""
import json
import sys
from uuid import uuid4

from kurrentdbclient import KurrentDBClient, NewEvent, StreamState
from kurrentdbclient.exceptions import NotFoundError, WrongCurrentVersionError

client = KurrentDBClient(uri=f"kurrentdb://{sys.argv[1]}?tls=false")
stream = f"python-{uuid4()}"
events = [NewEvent(type="noted", data=json.dumps({"n": n}).encode()) for n in range(3)]
position = client.append_to_stream(stream, events=events, current_version=StreamState.NO_STREAM)
again = client.append_to_stream(stream, events=events, current_version=StreamState.NO_STREAM)
read = client.get_stream(stream)
try:
    client.append_to_stream(stream, events=[NewEvent(type="noted", data=b"{}")], current_version=9)
    conflict = False
except WrongCurrentVersionError:
    conflict = True
followed = []
with client.subscribe_to_stream(stream) as subscription:
    for event in subscription:
        followed.append(event.stream_position)
        if len(followed) == 3:
            break
client.create_subscription_to_stream(group_name="g", stream_name=stream, from_end=False)
consumed = []
with client.read_subscription_to_stream(group_name="g", stream_name=stream) as consumer:
    for event in consumer:
        consumer.ack(event)
        consumed.append(event.stream_position)
        if len(consumed) == 3:
            break
filtered = [e.stream_name for e in client.read_all(filter_include=[stream], filter_by_stream_name=True)]
client.delete_stream(stream, current_version=2)
try:
    client.get_stream(stream)
    gone = False
except NotFoundError:
    gone = True
print(json.dumps({
    "ids": [str(e.id) for e in read] == [str(e.id) for e in events],
    "data": [json.loads(e.data)["n"] for e in read],
    "again": again == position,
    "conflict": conflict,
    "followed": followed,
    "consumed": consumed,
    "filtered": filtered == [stream] * 3,
    "gone": gone,
}))
client.close()
