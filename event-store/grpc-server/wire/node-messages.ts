/** What a client asks of the node itself: features, members, users, operations. */
export const featuresMessages = `syntax = "proto3"; package event_store.client.server_features;
message SupportedMethods { repeated SupportedMethod methods = 1; string event_store_server_version = 2; }
message SupportedMethod { string method_name = 1; string service_name = 2; repeated string features = 3; }
service ServerFeatures { rpc GetSupportedMethods (Empty) returns (SupportedMethods); }
`;

export const gossipMessages = `syntax = "proto3"; package event_store.client.gossip;
message ClusterInfo { repeated MemberInfo members = 1; }
message EndPoint { string address = 1; uint32 port = 2; }
message MemberInfo {
  UUID instance_id = 1; int64 time_stamp = 2; int32 state = 3; bool is_alive = 4; EndPoint http_end_point = 5;
}
service Gossip { rpc Read (Empty) returns (ClusterInfo); }
`;

export const operationsMessages = `syntax = "proto3"; package event_store.client.operations;
message StartScavengeReq {
  Options options = 1;
  message Options { int32 thread_count = 1; int32 start_from_chunk = 2; }
}
message StopScavengeReq { Options options = 1; message Options { string scavenge_id = 1; } }
message ScavengeResp { string scavenge_id = 1; int32 scavenge_result = 2; }
message SetNodePriorityReq { int32 priority = 1; }
service Operations {
  rpc StartScavenge (StartScavengeReq) returns (ScavengeResp);
  rpc StopScavenge (StopScavengeReq) returns (ScavengeResp);
  rpc Shutdown (Empty) returns (Empty);
  rpc MergeIndexes (Empty) returns (Empty);
  rpc ResignNode (Empty) returns (Empty);
  rpc SetNodePriority (SetNodePriorityReq) returns (Empty);
  rpc RestartPersistentSubscriptions (Empty) returns (Empty);
}
`;

export const usersMessages = `syntax = "proto3"; package event_store.client.users;
message UserReq {
  Options options = 1;
  message Options {
    string login_name = 1; string password = 2; string full_name = 3; repeated string groups = 4;
  }
}
message NameReq { Options options = 1; message Options { string login_name = 1; } }
message DetailsResp {
  UserDetails user_details = 1;
  message UserDetails {
    string login_name = 1;
    string full_name = 2;
    repeated string groups = 3;
    DateTime last_updated = 4;
    bool disabled = 5;
    message DateTime { int64 ticks_since_epoch = 1; }
  }
}
message ChangePasswordReq {
  Options options = 1;
  message Options { string login_name = 1; string current_password = 2; string new_password = 3; }
}
message ResetPasswordReq {
  Options options = 1;
  message Options { string login_name = 1; string new_password = 2; }
}
service Users {
  rpc Create (UserReq) returns (Empty);
  rpc Update (UserReq) returns (Empty);
  rpc Delete (NameReq) returns (Empty);
  rpc Disable (NameReq) returns (Empty);
  rpc Enable (NameReq) returns (Empty);
  rpc Details (NameReq) returns (stream DetailsResp);
  rpc ChangePassword (ChangePasswordReq) returns (Empty);
  rpc ResetPassword (ResetPasswordReq) returns (Empty);
}
`;
