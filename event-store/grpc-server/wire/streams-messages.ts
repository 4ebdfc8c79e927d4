/** `event_store.client` and `event_store.client.streams`: what streams are read and written with. */
export const sharedMessages = `syntax = "proto3"; package event_store.client;
message Empty {}
message UUID {
  message Structured { int64 most_significant_bits = 1; int64 least_significant_bits = 2; }
  oneof value { Structured structured = 1; string string = 2; }
}
message StreamIdentifier { bytes stream_name = 3; }
message Position { uint64 commit_position = 1; uint64 prepare_position = 2; }
message Timestamp { int64 seconds = 1; int32 nanos = 2; }
message UUIDOption { oneof content { Empty structured = 1; Empty string = 2; } }
message Expression { string regex = 1; repeated string prefix = 2; }
message FilterOptions {
  oneof filter { Expression stream_identifier = 1; Expression event_type = 2; }
  oneof window { uint32 max = 3; Empty count = 4; }
  uint32 checkpoint_interval_multiplier = 5;
}
message StreamStart {
  StreamIdentifier stream_identifier = 1;
  oneof revision_option { uint64 revision = 2; Empty start = 3; Empty end = 4; }
}
message ExpectedRevision {
  StreamIdentifier stream_identifier = 1;
  oneof expected_stream_revision {
    uint64 revision = 2; Empty no_stream = 3; Empty any = 4; Empty stream_exists = 5;
  }
}
message Proposed {
  UUID id = 1; map<string, string> metadata = 2; bytes custom_metadata = 3; bytes data = 4;
}
message Recorded {
  UUID id = 1;
  StreamIdentifier stream_identifier = 2;
  uint64 stream_revision = 3;
  uint64 prepare_position = 4;
  uint64 commit_position = 5;
  map<string, string> metadata = 6;
  bytes custom_metadata = 7;
  bytes data = 8;
}
message WrongExpectedVersion {
  oneof current { uint64 current_stream_revision = 1; Empty current_no_stream = 2; }
  oneof expected {
    uint64 expected_stream_position = 3;
    Empty expected_any = 4; Empty expected_stream_exists = 5; Empty expected_no_stream = 6;
  }
}
message AccessDenied {}
message StreamDeleted { StreamIdentifier stream_identifier = 1; }
message Timeout {}
message Unknown {}
message MaximumAppendSizeExceeded { uint32 max_append_size = 1; }
message BadRequest { string message = 1; }
message Any { string type_url = 1; bytes value = 2; }
message Status { int32 code = 1; string message = 2; Any details = 3; }
`;

export const streamsMessages = `syntax = "proto3"; package event_store.client.streams;
message ReadReq {
  Options options = 1;
  message Options {
    oneof stream_option { StreamStart stream = 1; AllStart all = 2; }
    int32 read_direction = 3;
    bool resolve_links = 4;
    oneof count_option { uint64 count = 5; Empty subscription = 6; }
    oneof filter_option { FilterOptions filter = 7; Empty no_filter = 8; }
    UUIDOption uuid_option = 9;
  }
  message AllStart { oneof all_option { Position position = 1; Empty start = 2; Empty end = 3; } }
}
message ReadResp {
  oneof content {
    ReadEvent event = 1;
    Confirmation confirmation = 2;
    Checkpoint checkpoint = 3;
    StreamNotFound stream_not_found = 4;
    uint64 first_stream_position = 5;
    uint64 last_stream_position = 6;
    Position last_all_stream_position = 7;
    Reached caught_up = 8;
    Reached fell_behind = 9;
  }
  message ReadEvent {
    Recorded event = 1;
    Recorded link = 2;
    oneof position { uint64 commit_position = 3; Empty no_position = 4; }
  }
  message Confirmation { string subscription_id = 1; }
  message Checkpoint {
    uint64 commit_position = 1; uint64 prepare_position = 2; Timestamp timestamp = 3;
  }
  message StreamNotFound { StreamIdentifier stream_identifier = 1; }
  message Reached {
    Timestamp timestamp = 1; optional int64 stream_revision = 2; optional Position position = 3;
  }
}
message AppendReq { oneof content { ExpectedRevision options = 1; Proposed proposed_message = 2; } }
message AppendResp {
  oneof result { Success success = 1; WrongExpected wrong_expected_version = 2; }
  message Success {
    oneof current_revision_option { uint64 current_revision = 1; Empty no_stream = 2; }
    oneof position_option { Position position = 3; Empty no_position = 4; }
  }
  message WrongExpected {
    oneof current_old { uint64 current_revision_old = 1; Empty no_stream_old = 2; }
    oneof expected_old { uint64 expected_revision_old = 3; Empty any_old = 4; Empty stream_exists_old = 5; }
    oneof current { uint64 current_revision = 6; Empty current_no_stream = 7; }
    oneof expected {
      uint64 expected_revision = 8;
      Empty expected_any = 9; Empty expected_stream_exists = 10; Empty expected_no_stream = 11;
    }
  }
}
message BatchAppendReq {
  UUID correlation_id = 1;
  Options options = 2;
  repeated Proposed proposed_messages = 3;
  bool is_final = 4;
  message Options {
    StreamIdentifier stream_identifier = 1;
    oneof expected_stream_position {
      uint64 stream_position = 2; Empty no_stream = 3; Empty any = 4; Empty stream_exists = 5;
    }
    oneof deadline_option { Timestamp deadline_at = 6; Timestamp deadline = 7; }
  }
}
message BatchAppendResp {
  UUID correlation_id = 1;
  oneof result { Status error = 2; AppendResp.Success success = 3; }
  StreamIdentifier stream_identifier = 4;
  oneof expected_stream_position {
    uint64 stream_position = 5; Empty no_stream = 6; Empty any = 7; Empty stream_exists = 8;
  }
}
message DeleteReq { ExpectedRevision options = 1; }
message DeleteResp { oneof position_option { Position position = 1; Empty no_position = 2; } }
service Streams {
  rpc Read (ReadReq) returns (stream ReadResp);
  rpc Append (stream AppendReq) returns (AppendResp);
  rpc Delete (DeleteReq) returns (DeleteResp);
  rpc Tombstone (DeleteReq) returns (DeleteResp);
  rpc BatchAppend (stream BatchAppendReq) returns (stream BatchAppendResp);
}
`;
