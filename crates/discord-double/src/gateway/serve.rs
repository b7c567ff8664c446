//! The sockets themselves.

use crate::gateway::compress::Codec;
use crate::gateway::session::Out;
use crate::house::House;
use futures_util::{SinkExt, StreamExt};
use std::sync::Arc;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio_websockets::{CloseCode, Message, ServerBuilder, WebSocketStream};

/// Takes connections for as long as it is not ended.
pub(crate) async fn serve(house: Arc<House>, listener: TcpListener) {
    while let Ok((stream, _)) = listener.accept().await {
        drop(tokio::spawn(attend(Arc::clone(&house), stream)));
    }
}

async fn attend(house: Arc<House>, stream: TcpStream) {
    // What is no WebSocket has been told so.
    let Ok((request, socket)) = ServerBuilder::new().accept(stream).await else { return };
    let codec = Codec::asked(request.uri().query().unwrap_or_default());
    let (sender, out) = unbounded_channel();
    let number = house.with(|world| {
        let number = world.hub.open(sender);
        world.greet(number);
        number
    });
    let code = converse(&house, number, socket, codec, out).await;
    house.with(|world| world.hub.gone(number, code));
}

/// Until one of the two has enough; the code that the client closed with.
async fn converse(
    house: &House,
    number: u64,
    mut socket: WebSocketStream<TcpStream>,
    mut codec: Codec,
    mut out: UnboundedReceiver<Out>,
) -> Option<u16> {
    loop {
        tokio::select! {
            said = out.recv() => match said? {
                Out::Text(text) => socket.send(codec.pack(text).ok()?).await.ok()?,
                Out::Close(code) => {
                    socket.send(Message::close(CloseCode::try_from(code).ok(), "")).await.ok()?;
                    socket.close().await.ok()?;
                    return None;
                }
                Out::Drop => return None,
            },
            heard = socket.next() => {
                let message = heard?.ok()?;
                if let Some((code, _)) = message.as_close() {
                    return Some(code.into());
                }
                if let Some(text) = message.as_text() {
                    house.with(|world| world.hear(number, text));
                }
            }
        }
    }
}
